/** The ladder as the record has it: which level was told, offered or skipped, and which is next. */
import type { IncidentView, RecordEntry } from '../../../../http/contract/incidents.ts';
import type { EventData } from '../../../../http/contract/procedure.ts';
import { dataOf } from '../timeline/entry-data.ts';

export type Level = IncidentView['ladder']['levels'][number];

/** One thing that happened to a level. */
export type LevelFact =
  | { kind: 'told'; entry: RecordEntry; data: EventData['escalated'] }
  | { kind: 'skipped'; entry: RecordEntry; data: EventData['level-skipped'] }
  | { kind: 'offered'; entry: RecordEntry; data: EventData['escalation-offered'] };

/** Everything that happened to the levels of the ladder, in order, over all cycles. */
export function levelFacts(entries: readonly RecordEntry[]): LevelFact[] {
  return entries.flatMap((entry): LevelFact[] => {
    const told = dataOf(entry, 'escalated');
    if (told) return [{ kind: 'told', entry, data: told }];
    const skipped = dataOf(entry, 'level-skipped');
    if (skipped) return [{ kind: 'skipped', entry, data: skipped }];
    const offered = dataOf(entry, 'escalation-offered');
    return offered ? [{ kind: 'offered', entry, data: offered }] : [];
  });
}

/** How a level stands in the present cycle: what happened to it last; telling it ends an offer. */
export function standingOfLevel(
  facts: readonly LevelFact[],
  level: number,
  cycle: number,
): LevelFact | undefined {
  return facts.findLast(({ data }) => data.level === level && data.cycle === cycle);
}

/** The level that `escalate` would tell now; undefined: all of them were told. */
export interface NextLevel {
  level: Level;
  /** Due already, so that no reason is needed. */
  isDue: boolean;
  dueAt: string | undefined;
}

/** As the desk picks it: the lowest level not told in this cycle, whether it is due by now. */
export function nextLevelOf(
  view: Pick<IncidentView, 'ladder' | 'clocks' | 'cycle' | 'now'>,
  entries: readonly RecordEntry[],
): NextLevel | undefined {
  const told = levelFacts(entries).filter(({ kind, data }) => {
    return kind === 'told' && data.cycle === view.cycle;
  });
  const level = view.ladder.levels.find((one) => !told.some((t) => t.data.level === one.level));
  if (!level) return undefined;
  const clock = view.clocks.findLast((one) => {
    return one.clock === 'response' && one.level === level.level && one.cycle === view.cycle;
  });
  const isDue = clock !== undefined && Date.parse(clock.dueAt) < Date.parse(view.now);
  return { level, isDue, dueAt: clock?.dueAt };
}
