/** What a row says, whether it is a table's or a card: the pieces that both share. */
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import { terms } from '../../../http/contract/terms.ts';
import { Deadline } from '../../parts/deadline.tsx';
import type { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';

/** The address of an incident's screen. Its code is what people say to each other. */
export function addressOf({ code }: IncidentSummary): string {
  return `/su-co/${code}`;
}

/** What is wrong, and the cycle from the second on: "Chập chờn · vòng 2". */
export function SymptomOf({ incident }: { incident: IncidentSummary }) {
  const { w, say } = useWords();
  return (
    <>
      {say(terms.symptom[incident.symptom])}
      {incident.cycle > 1 && ` · ${w.board.cycle(incident.cycle)}`}
    </>
  );
}

/** The next deadline, also of the report after closing, or a dash for the eye. */
export function DueOf({ incident: { due, rfoDueAt } }: { incident: IncidentSummary }) {
  const { w } = useWords();
  if (due) return <Deadline dueAt={due.dueAt} clock={due.clock} withClock />;
  if (rfoDueAt !== undefined) return <Deadline dueAt={rfoDueAt} clock="rfo" withClock />;
  return <span className="muted">{w.common.due.none}</span>;
}

interface SinceProps {
  incident: IncidentSummary;
  /** The list's own: one clock for all its rows. */
  time: ReturnType<typeof useTime>;
}

/** Since when: "3 giờ trước", "09:05 hôm nay"; or how long it lasted. */
export function SinceOf({ incident, time }: SinceProps) {
  const { w } = useWords();
  const { outageSince, outageUntil } = incident;
  const lasted = outageUntil && Date.parse(outageUntil) - Date.parse(outageSince);
  return (
    <time dateTime={outageSince} title={time.full(outageSince)}>
      {lasted === undefined
        ? time.relative(outageSince)
        : w.board.lasted(time.duration(Number(lasted)))}
      <span className="muted small">{time.absolute(outageSince)}</span>
    </time>
  );
}
