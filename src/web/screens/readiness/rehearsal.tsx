/** A rehearsal, deadline by deadline: who is told, and whether it would reach them. */
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, type Icon } from '@tabler/icons-react';
import type { RehearsalView } from '../../../http/contract/readiness.ts';
import { terms } from '../../../http/contract/terms.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './readiness.module.css';

type Step = RehearsalView['steps'][number];
type Reaches = Step['reaches'];

const icons: Record<Reaches, Icon> = {
  somebody: IconCircleCheck,
  perhaps: IconHelpCircle,
  nobody: IconAlertTriangle,
};

export function Rehearsal({ rehearsal }: { rehearsal: RehearsalView }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.readiness;
  const { at, hotline, steps } = rehearsal;
  return (
    <Section title={words.rehearsal}>
      <Verdict steps={steps} />
      <ol className={css.steps}>
        <li>
          <b className={css.when}>{time.absolute(at)}</b>
          <div className={css.what}>
            <p>
              {words.hotline}
              {hotline && (
                <span className="muted">
                  {' '}
                  · {hotline.printed} ({hotline.e164})
                </span>
              )}
            </p>
          </div>
        </li>
        {steps.map((step) => (
          <StepRow key={`${step.clock} ${step.level} ${step.dueAt}`} step={step} />
        ))}
      </ol>
    </Section>
  );
}

/** One line for who has no time to read the rest. */
function Verdict({ steps }: { steps: Step[] }) {
  const words = useWords().w.readiness.verdict;
  const count = (reaches: Reaches): number =>
    steps.filter((step) => step.reaches === reaches).length;
  const [nobody, perhaps] = [count('nobody'), count('perhaps')];
  const reaches: Reaches = nobody > 0 ? 'nobody' : perhaps > 0 ? 'perhaps' : 'somebody';
  const text = {
    nobody: words.bad(nobody),
    perhaps: words.perhaps(perhaps),
    somebody: words.good,
  }[reaches];
  const Shape = icons[reaches];
  return (
    <p className={css.verdict} data-reaches={reaches}>
      <Shape size={20} stroke={1.75} aria-hidden="true" />
      {text}
    </p>
  );
}

function StepRow({ step }: { step: Step }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.readiness;
  const { level, clock, clause, contact, people, reaches, dueAt } = step;
  const Shape = icons[reaches];
  return (
    <li>
      <b className={css.when}>{time.absolute(dueAt)}</b>
      <div className={css.what}>
        <p>
          <b>{level > 0 ? words.level(level) : say(terms.clock[clock])}</b>{' '}
          <span className="muted small">{words.clause(clause)}</span>
        </p>
        {contact && <Contact contact={contact} />}
        {people.length > 0 && (
          <p>{people.map(({ name, role }) => `${name} (${say(terms.role[role])})`).join(' · ')}</p>
        )}
        <p className={css.reaches} data-reaches={reaches}>
          <Shape size={18} stroke={1.75} aria-hidden="true" />
          {words.reaches[reaches]}
        </p>
      </div>
    </li>
  );
}

function Contact({ contact }: { contact: NonNullable<Step['contact']> }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.readiness;
  const { who, standing, means, leave } = contact;
  if (!who) return <p>{words.nobodyNamed}</p>;
  const away = leave && words.leave(time.absolute(leave.from), time.absolute(leave.to));
  return (
    <>
      <p>
        <b>{who.name}</b>, {say(who.title)}
      </p>
      <p className="small">{away ?? words.standing[standing]}</p>
      <ul className={css.means}>
        {means.map(({ channel, address, verified }) => (
          <li key={`${channel} ${address}`}>
            <ChannelMark channel={channel} /> <span className="muted">{address}</span>
            {verified && <span>· {words.verified(time.absolute(verified.at))}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
