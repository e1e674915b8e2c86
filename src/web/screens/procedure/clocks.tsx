/** What happens from T0 on, if nobody answers: the agreed clocks and the ladder on one line. */
import type { ReactNode } from 'react';
import type { AgreementView } from '../../../http/contract/directory.ts';
import { terms } from '../../../http/contract/terms.ts';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './clocks.module.css';

type AgreedClock = AgreementView['clocks'][number];
type Level = AgreementView['ladder']['levels'][number];

export function Clocks({ agreement }: { agreement: AgreementView }) {
  const { w } = useWords();
  const words = w.procedure.clocks;
  const { ladder, clocks } = agreement;
  const span = useSpan(agreement);
  const fromT0 = clocks.filter(isFromT0);
  const marks = new Set([
    ...fromT0.map(({ dueMs }) => dueMs ?? 0),
    ...ladder.levels.map(({ afterMs }) => afterMs),
  ]);
  return (
    <Section title={words.title}>
      <p className="muted">{words.intro}</p>
      <ol className={css.line}>
        <Mark at={words.at}>{words.t0}</Mark>
        {[...marks]
          .toSorted((a, b) => a - b)
          .map((ms) => (
            <Mark key={ms} at={span(ms)}>
              <Due clocks={fromT0.filter(({ dueMs }) => dueMs === ms)} />
              <Told levels={ladder.levels.filter(({ afterMs }) => afterMs === ms)} />
            </Mark>
          ))}
        <Mark at={words.later}>
          {clocks
            .filter((clock) => !isFromT0(clock))
            .map((clock) => (
              <Later key={clock.clock} clock={clock} span={span} />
            ))}
        </Mark>
      </ol>
      <Options agreement={agreement} />
    </Section>
  );
}

/** What the agreement says besides: how unanswered calls count, when phones rest, for how long. */
function Options({ agreement }: { agreement: AgreementView }) {
  const words = useWords().w.procedure.clocks;
  const { ladder, unansweredCallsAsNotice: calls, quietHours, record } = agreement;
  return (
    <ul className={css.options}>
      <li>{words.modes[ladder.mode]}</li>
      <li>{calls === undefined ? words.noCalls : words.calls(calls)}</li>
      <li>{quietHours === undefined ? words.noQuiet : words.quiet(quietHours)}</li>
      <li>{words.kept[record.rule](record.years)}</li>
    </ul>
  );
}

/** These two start with the notice; the others with the carrier's promise and its repair. */
function isFromT0({ clock }: AgreedClock): boolean {
  return clock === 'response' || clock === 'diagnosis';
}

/** A length as the agreement counts it. */
function useSpan({ calendar }: AgreementView): (ms: number) => string {
  const { w } = useWords();
  const time = useTime();
  return (ms) =>
    calendar === '24x7' ? time.duration(ms) : w.procedure.clocks.working(time.duration(ms));
}

function Mark({ at, children }: { at: string; children: ReactNode }) {
  return (
    <li>
      <b>{at}</b>
      <div>{children}</div>
    </li>
  );
}

function Due({ clocks }: { clocks: AgreedClock[] }) {
  const { w, say } = useWords();
  const words = w.procedure.clocks;
  return clocks.map(({ clock, clause, restarts }) => (
    <p key={clock}>
      {words.due(say(terms.clock[clock]), clause)}
      {restarts && <span className="muted small"> · {words.restarts}</span>}
    </p>
  ));
}

function Later({ clock, span }: { clock: AgreedClock; span: (ms: number) => string }) {
  const { w, say } = useWords();
  const words = w.procedure.clocks;
  const { clause, dueMs, asked } = clock;
  const counted = asked ? words.rfo[asked] : words.fromFixed;
  const limit = dueMs === undefined ? words.noLimit : counted(span(dueMs));
  return (
    <p>
      {words.due(say(terms.clock[clock.clock]), clause)}
      <span className="muted small">
        {' · '}
        {clock.clock === 'restoration' ? words.promised : limit}
      </span>
    </p>
  );
}

function Told({ levels }: { levels: Level[] }) {
  const { w, say } = useWords();
  const words = w.procedure.clocks;
  const time = useTime();
  return levels.map(({ level, clause, contact }) => {
    const { name, title, phone, phonePrinted, email, verifiedOn, hours } = contact;
    return (
      <div key={level} className={css.level}>
        <p>{words.level(level, clause)}</p>
        <p>
          <b>{name}</b>, {say(title)}
        </p>
        <p className={css.reach}>
          {phone && <PhoneLink e164={phone} printed={phonePrinted} />}
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </p>
        <p className="muted small">
          {verifiedOn ? words.verified(time.longDate(verifiedOn)) : words.unverified}
          {hours && ` · ${words.reached(say(hours))}`}
        </p>
      </div>
    );
  });
}
