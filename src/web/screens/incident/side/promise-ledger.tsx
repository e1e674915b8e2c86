/** What was promised, every time, and whether it was kept. */
import {
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconClock,
  IconClockX,
  IconMinus,
  IconPlayerPause,
  IconTool,
} from '@tabler/icons-react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useRecord } from '../../../api/queries.ts';
import { useTime } from '../../../parts/use-time.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { ClauseHelp } from '../help/clause-help.tsx';
import { Panel } from './panel.tsx';
import { promisesOf, type Fate, type Promise } from './promises.ts';
import css from './promises.module.css';

const icons: Record<Fate, typeof IconClock> = {
  waits: IconClock,
  overdue: IconAlertTriangleFilled,
  rests: IconPlayerPause,
  kept: IconCircleCheck,
  late: IconClockX,
  broken: IconClockX,
  claimed: IconTool,
  undone: IconArrowBackUp,
  replaced: IconArrowForwardUp,
  dropped: IconMinus,
};

export function PromiseLedger({ asked, view }: { asked: string; view: IncidentView }) {
  const { w } = useWords();
  const { now } = useTime();
  const record = useRecord(asked);
  const promises = promisesOf(view, record.data?.entries ?? [], now);
  if (promises.length === 0) return null;
  return (
    <Panel
      title={w.incident.promises.title}
      help={<ClauseHelp topic="promises" agreement={view.agreement} />}
    >
      <ol className={css.list}>
        {promises.map((promise) => (
          <Row key={`${promise.clock.cycle} ${promise.clock.round}`} promise={promise} />
        ))}
      </ol>
    </Panel>
  );
}

function Row({ promise }: { promise: Promise }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.promises;
  const { clock, given, fate, leftMs, driftMs } = promise;
  const Icon = icons[fate];
  return (
    <li className={css.promise} data-fate={fate}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <b>{time.absolute(given?.etrMs ?? clock.dueAt)}</b> ·{' '}
          <span className={css.fate}>{words.fate[fate](time.duration(leftMs))}</span>
        </p>
        {driftMs > 0 && <p className="small">{words.drift(time.duration(driftMs))}</p>}
        {given?.reason !== undefined && <p className="small">{words.because(given.reason)}</p>}
        <p className="muted small">
          {words.given(clock.cycle, given?.entry.actor.name)} <When at={clock.startedAt} />
        </p>
      </div>
    </li>
  );
}
