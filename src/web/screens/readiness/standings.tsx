/** Each level of each agreement: green where it would be reached, red where it would fail. */
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { Me } from '../../../http/contract/directory.ts';
import type { ReadinessItem, ReadinessLevel } from '../../../http/contract/readiness.ts';
import { useReadiness } from '../../api/readiness.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import { ContactActsOf } from './contact-acts.tsx';
import { DeskMeans } from './desk-means.tsx';
import { Drills } from './drills.tsx';
import css from './readiness.module.css';

const icons = { somebody: IconCircleCheck, perhaps: IconHelpCircle, nobody: IconAlertTriangle };

export function Standings({ me }: { me: Me }) {
  const { say } = useWords();
  const board = useReadiness();
  if (board.isPending) return <Loading />;
  if (board.isError) return <ProblemNotice error={board.error} />;
  const { items, ...desk } = board.data;
  const sections = items.map((item) => (
    <Section key={item.agreement.id} title={say(item.agreement.title)}>
      <ol className={css.steps}>
        {item.levels.map((level) => (
          <LevelRow key={level.level} level={level} item={item} me={me} />
        ))}
      </ol>
      <Drills item={item} me={me} />
    </Section>
  ));
  return (
    <>
      <DeskMeans {...desk} />
      {sections}
    </>
  );
}

function LevelRow({ level, item, me }: { level: ReadinessLevel; item: ReadinessItem; me: Me }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.readiness;
  const { fails, standing, means, leave, deputy, hours } = level;
  // Only what somebody made sure of is green: told all the same, but perhaps to nobody.
  const reaches = fails ? 'nobody' : standing === 'ready' ? 'somebody' : 'perhaps';
  const Shape = icons[reaches];
  const away = leave && words.leave(time.absolute(leave.from), time.absolute(leave.to));
  return (
    <li>
      <b>{w.incident.ladder.level(level.level)}</b>
      <div className={css.what}>
        <p className={css.reaches} data-reaches={reaches}>
          <Shape size={18} stroke={1.75} aria-hidden="true" />
          {away ?? words.standing[standing]}
        </p>
        <p>
          <b>{level.contact}</b>
          {deputy && ` · ${words.deputy(deputy.name)}`}
        </p>
        {words.todo[standing] !== '' && <p className="small">{words.todo[standing]}</p>}
        {hours && <p className="small muted">{words.hoursOf(hours.weekdays, hours.spans)}</p>}
        <ul className={css.means}>
          {means.map(({ channel, address, verified, expiresAt }) => (
            <li key={`${channel} ${address}`}>
              <ChannelMark channel={channel} /> <span className="muted">{address}</span>
              <span className="muted">
                {[
                  verified && words.verified(time.absolute(verified.at)),
                  expiresAt !== undefined && words.until(time.longDate(expiresAt)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        <ContactActsOf level={level} item={item} me={me} />
      </div>
    </li>
  );
}
