/** Each level of each agreement: green where it would be reached, red where it would fail. */
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { ReadinessView } from '../../../http/contract/readiness.ts';
import { useProvinces } from '../../api/queries.ts';
import { useReadiness } from '../../api/readiness.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './readiness.module.css';

const icons = { somebody: IconCircleCheck, perhaps: IconHelpCircle, nobody: IconAlertTriangle };

type Item = ReadinessView['items'][number];

export function Standings() {
  const { say } = useWords();
  const board = useReadiness();
  if (board.isPending) return <Loading />;
  if (board.isError) return <ProblemNotice error={board.error} />;
  return board.data.map((item) => (
    <Section key={item.agreement.id} title={say(item.agreement.title)}>
      <ol className={css.steps}>
        {item.levels.map((level) => (
          <LevelRow key={level.level} level={level} />
        ))}
      </ol>
      <Drills drills={item.drills} />
    </Section>
  ));
}

function LevelRow({ level }: { level: Item['levels'][number] }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.readiness;
  const { fails, standing, means, leave } = level;
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
        <ul className={css.means}>
          {means.map(({ channel, address, verified }) => (
            <li key={`${channel} ${address}`}>
              <ChannelMark channel={channel} /> <span className="muted">{address}</span>
              {verified && <span>· {words.verified(time.absolute(verified.at))}</span>}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

/** Each province's last fire drill: how many of its tests were answered. */
function Drills({ drills }: Pick<Item, 'drills'>) {
  const words = useWords().w.readiness.drills;
  const time = useTime();
  const provinces = new Map(useProvinces().data?.map(({ code, name }) => [code, name]));
  if (drills.length === 0) return <p className="muted">{words.none}</p>;
  return (
    <div>
      <h3>{words.title}</h3>
      <ul className={css.means}>
        {drills.map(({ province, at, tests, answered }) => (
          <li key={province} className={css.reaches} data-reaches={drillReaches(tests, answered)}>
            {provinces.get(province) ?? province}: {words.answered(answered, tests)} ·{' '}
            {time.absolute(at)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function drillReaches(tests: number, answered: number): 'somebody' | 'perhaps' | 'nobody' {
  if (answered === 0) return 'nobody';
  return answered < tests ? 'perhaps' : 'somebody';
}
