/** The call rings or is being talked: the stopwatch, and the one question that counts. */
import { Button } from '@mantine/core';
import { IconPhoneCheck, IconPhoneOff } from '@tabler/icons-react';
import { deskNow, useNow } from '../../../parts/now.ts';
import { clockTime } from '../../../parts/time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { stopwatch, type Call } from './call.ts';
import css from './hotline.module.css';

interface Props {
  startedAt: string;
  change: (change: Partial<Call>) => void;
  forget: () => void;
}

export function Calling({ startedAt, change, forget }: Props) {
  const { w } = useWords();
  const now = useNow('second');
  const words = w.incident.hotline;
  const answered = (): void =>
    change({ outcome: 'answered', answeredAt: new Date(deskNow()).toISOString() });
  return (
    <>
      <p className={css.watch}>
        <span role="timer" aria-label={words.watch} className={css.time}>
          {stopwatch(now - Date.parse(startedAt))}
        </span>
        <span className="muted">{words.since(clockTime(startedAt))}</span>
      </p>
      <div className={css.outcomes}>
        <Button
          size="lg"
          className={css.outcome}
          leftSection={<IconPhoneCheck size={22} stroke={2} aria-hidden="true" />}
          onClick={answered}
        >
          {words.answered}
        </Button>
        <Button
          size="lg"
          variant="outline"
          color="red"
          className={css.outcome}
          leftSection={<IconPhoneOff size={22} stroke={2} aria-hidden="true" />}
          onClick={() => change({ outcome: 'unanswered' })}
        >
          {words.unanswered}
        </Button>
      </div>
      <button type="button" className={css.way} onClick={forget}>
        {words.notCalled}
      </button>
    </>
  );
}
