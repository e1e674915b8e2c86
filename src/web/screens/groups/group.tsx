/** One mass outage: what is known, what to do for all, and how each of its offices stands. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupView } from '../../../http/contract/groups.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useGroup } from '../../api/groups.ts';
import { useGoOn } from '../../parts/go-on.ts';
import { Printed } from '../../parts/printed.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import { ActSheet, type OpenedAct, type SheetAct } from './act-sheet.tsx';
import { CallList } from './call-list.tsx';
import { Candidates } from './candidates.tsx';
import { Children } from './children.tsx';
import { GroupFacts } from './group-facts.tsx';
import css from './groups.module.css';
import { NotBack } from './not-back.tsx';
import { ToldOfGroup } from './told-of-group.tsx';

export default function GroupScreen({ id }: { id: string }) {
  const { w } = useWords();
  const group = useGroup(id);
  if (group.data) return <Whole view={group.data} />;
  if (group.isPending) return <Loading />;
  return (
    <Screen title={w.groups.title} width="text">
      <ProblemNotice error={group.error} onRetry={() => void group.refetch()} />
    </Screen>
  );
}

/** The acts that have a button for the whole group; joining and leaving stand beside an office. */
const forAll: readonly SheetAct[] = [
  'confirm',
  'dismiss',
  'call',
  'report-fixed',
  'revise-etr',
  'diagnose',
  'end',
];

function Whole({ view }: { view: GroupView }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.groups;
  const [opened, setOpened] = useState<OpenedAct | undefined>();
  const [done, setDone] = useState<SheetAct | undefined>();
  const told = useGoOn(done);
  const { province, carrier, code, since, notBack } = view;
  return (
    <Screen title={`${province.name} · ${carrier.name}`} width="text">
      <Printed />
      <p>
        {words.one} <b>{code}</b>, {say(terms.groupState[view.state]).toLowerCase()} ·{' '}
        {words.since(time.absolute(since), time.elapsed(time.now - Date.parse(since)))}
      </p>
      <p ref={told} role="status" tabIndex={-1} className={css.done}>
        {done && (
          <>
            <IconCheck size={18} stroke={2} aria-hidden="true" />
            {words.done(say(terms.groupAct[done]))}
          </>
        )}
      </p>
      <Acts view={view} open={(act) => setOpened({ act })} />
      <CallList view={view} />
      <GroupFacts view={view} />
      <Section
        title={words.children}
        // Of a proposal nobody has asked yet who is back.
        aside={
          view.confirmedAt !== undefined && (
            <b>{notBack.length === 0 ? words.allBack : words.notBack(notBack.length)}</b>
          )
        }
      >
        <Children view={view} onLeave={(child) => setOpened({ act: 'leave', child })} />
      </Section>
      {view.acts.includes('join') && view.candidates.length > 0 && <Candidates view={view} />}
      <ToldOfGroup view={view} />
      {view.confirmedAt !== undefined && <NotBack view={view} />}
      {opened && (
        <ActSheet
          key={opened.act}
          view={view}
          opened={opened}
          onClose={() => setOpened(undefined)}
          onDone={() => {
            setDone(opened.act);
            setOpened(undefined);
          }}
        />
      )}
    </Screen>
  );
}

/** What this reader may do to all of them now, the likeliest first. */
function Acts({ view, open }: { view: GroupView; open: (act: SheetAct) => void }) {
  const { w, say } = useWords();
  const words = w.groups;
  const acts = forAll.filter((act) => view.acts.includes(act) && isTimely(act, view));
  if (acts.length === 0) return null;
  return (
    <div className="on-screen">
      <Section title={view.state === 'proposed' ? words.ask : words.acts}>
        {view.state === 'proposed' && <p>{words.askText}</p>}
        <div className={css.acts}>
          {acts.map((act, index) => (
            <Button
              key={act}
              size="md"
              variant={act === 'dismiss' ? 'outline' : index === 0 ? 'filled' : 'light'}
              color={act === 'dismiss' ? 'red' : 'teal'}
              onClick={() => open(act)}
            >
              {say(terms.groupAct[act])}
            </Button>
          ))}
        </div>
      </Section>
    </div>
  );
}

/** What the desk would refuse at once is not offered: no new promise before the first. */
function isTimely(act: SheetAct, { cause, children }: GroupView): boolean {
  const some = (state: GroupView['children'][number]['state']): boolean =>
    children.some((child) => child.standing === 'in' && child.state === state);
  if (act === 'call') return some('notifying');
  if (act === 'revise-etr') return cause !== undefined;
  if (act === 'report-fixed') return some('restoration');
  if (act === 'end') return children.every((one) => one.standing !== 'in' || one.verified);
  return true;
}
