/** What this person may do now, and nothing else: the step's own acts big, the rest kept quiet. */
import { Button, Kbd } from '@mantine/core';
import { IconCheck, IconChevronDown, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { isOver } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useGoOn } from '../../../parts/go-on.ts';
import { useWords } from '../../../words/use-words.tsx';
import { HotlineCard } from '../hotline/hotline-card.tsx';
import css from './actions.module.css';
import type { ActProps, Done } from './opened.ts';
import { orderOf } from './order.ts';
import { Questions } from './questions.tsx';
import type { FormCommand } from './values.ts';

interface Props extends ActProps {
  /** What was just carried out, told until the incident moves on. */
  done: Done | undefined;
  /** The call is in the sheet: one stopwatch is enough. */
  isCalling: boolean;
}

export function Actions(props: Props) {
  const { view, me, open, done, isCalling } = props;
  const { w, say } = useWords();
  const { main, others, hotline } = orderOf(view);
  const told = useGoOn(done);
  const isTold = done?.version === view.version;
  // After the end only a report that is owed may be added, by the side that owes it.
  if (isOver(view.state) && main.length === 0 && !isTold) return null;
  const isIdle = main.length === 0 && !hotline && !isOver(view.state);
  return (
    <section className={css.area} aria-label={w.incident.act.label}>
      <p ref={told} role="status" tabIndex={-1} className={css.done}>
        {done && isTold && (
          <>
            <IconCheck size={18} stroke={2} aria-hidden="true" />
            {w.incident.act.done(say(terms.command[done.command]))}
          </>
        )}
      </p>
      <Questions {...props} />
      {hotline && !isCalling && <HotlineCard {...props} />}
      {isIdle && !view.whoseMove.includes(me.party) && (
        <p className="muted">{w.incident.act.waiting}</p>
      )}
      {main.length > 0 && (
        <div className={css.main}>
          {main.map((command, index) => (
            <MainButton
              key={command}
              command={command}
              isFirst={index === 0}
              number={index + 1}
              onClick={() => open({ command })}
            />
          ))}
        </div>
      )}
      {others.length > 0 && <Others commands={others} open={open} />}
    </section>
  );
}

interface MainProps {
  command: FormCommand;
  isFirst: boolean;
  /** The key that presses it. */
  number: number;
  onClick: () => void;
}

/** "Works" and "does not work" are unlike in colour, in shape and in words: neither by mistake. */
function MainButton({ command, isFirst, number, onClick }: MainProps) {
  const { say } = useWords();
  const isNo = command === 'reject';
  const Icon = command === 'confirm' ? IconCheck : isNo ? IconX : undefined;
  return (
    <Button
      size="lg"
      variant={isNo ? 'outline' : isFirst ? 'filled' : 'light'}
      color={isNo ? 'red' : 'teal'}
      leftSection={Icon && <Icon size={22} stroke={2} aria-hidden="true" />}
      rightSection={
        <Kbd className={css.kbd} aria-hidden="true">
          {number}
        </Kbd>
      }
      aria-keyshortcuts={String(number)}
      className={css.button}
      onClick={onClick}
    >
      {say(terms.command[command])}
    </Button>
  );
}

function Others({ commands, open }: { commands: FormCommand[]; open: ActProps['open'] }) {
  const { w, say } = useWords();
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className={css.toggle}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        {w.incident.act.others}
        <IconChevronDown size={18} stroke={1.75} aria-hidden="true" />
      </button>
      <ul id={id} className={css.others} hidden={!shown}>
        {commands.map((command) => (
          <li key={command}>
            <button type="button" className={css.other} onClick={() => open({ command })}>
              <span>{say(terms.command[command])}</span>
              <span className={css.about}>{w.incident.about[command]}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
