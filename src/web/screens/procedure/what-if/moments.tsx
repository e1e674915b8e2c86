/** What happens, moment by moment: who acts, or what the desk does by itself. */
import {
  IconAlertTriangleFilled,
  IconBuildingBroadcastTower,
  IconBuildingCommunity,
  IconClockExclamation,
  IconSpeakerphone,
} from '@tabler/icons-react';
import type { EventType } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import type { WhatIfView } from '../../../../http/contract/what-if.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './what-if.module.css';

type Moment = WhatIfView['moments'][number];

const bySide = {
  customer: IconBuildingCommunity,
  carrier: IconBuildingBroadcastTower,
  desk: IconClockExclamation,
};
const byType: Record<string, typeof IconSpeakerphone> = {
  escalated: IconSpeakerphone,
  'escalation-offered': IconSpeakerphone,
  'level-skipped': IconAlertTriangleFilled,
};

export function Moments({ played, upTo }: { played: WhatIfView; upTo: number }) {
  const words = useWords().w.procedure.whatIf;
  const time = useTime();
  const t0 = Date.parse(played.t0);
  return (
    <ol className={css.moments}>
      {played.moments.map((moment, index) => (
        <li
          // Two entries of one act have the same time and author: their place tells them apart.
          key={`${moment.at} ${String(index)}`}
          data-by={moment.by}
          data-type={moment.type}
          data-ahead={Date.parse(moment.at) > upTo}
        >
          <time dateTime={moment.at}>
            <b>{time.clock(moment.at)}</b>
            <span className="muted small">
              {since(moment, t0) === 0 ? 'T0' : words.from(time.duration(since(moment, t0)))}
            </span>
          </time>
          <What moment={moment} />
        </li>
      ))}
    </ol>
  );
}

/** Whole minutes: what is due at 13:00 is noted a millisecond after it. */
function since(moment: Moment, t0: number): number {
  return Math.floor((Date.parse(moment.at) - t0) / 60_000) * 60_000;
}

function What({ moment }: { moment: Moment }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.procedure.whatIf;
  const { by, type, clock, level, contact, etr, cycle } = moment;
  const Icon = byType[type] ?? bySide[by];
  return (
    <div className={css.what}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <b>{say(terms.event[type as EventType])}</b>
          {clock && `: ${say(terms.clock[clock])}`}
          {level !== undefined && level > 0 && ` · ${words.level(level)}`}
        </p>
        <p className="muted small">
          {by === 'desk' ? words.byItself : say(terms.party[by])}
          {contact && ` · ${contact}`}
          {etr && ` · ${words.promised(time.clock(etr))}`}
          {cycle > 1 && ` · ${words.cycle(cycle)}`}
        </p>
      </div>
    </div>
  );
}
