/**
 * The wall: how things stand in each province, for whoever looks. The open incidents are kept in
 * memory and brought up to date by what any process appended, when somebody looks: at a million
 * incidents, 20,000 of them open, the database would read 20,000 rows for each look.
 */
import type { Instant } from '../domain/agreement.ts';
import { nextDue } from '../domain/clocks.ts';
import type { Clock } from '../domain/clocks.ts';
import type { StateName } from '../domain/procedure.ts';
import { maySee, type Actor } from '../domain/roles.ts';
import type { Store } from '../store/connect.ts';
import { provincesOf, readWallRows, type WallRow } from '../store/wall.ts';

/** An open incident as the wall keeps it, its next deadline found once. */
interface Kept {
  row: WallRow;
  due: Clock | undefined;
}

/** How things stand, for one province or for all. */
export interface Standing {
  open: number;
  overdue: number;
  byState: Partial<Record<StateName, number>>;
  worst?: Kept & { due: Clock };
  longest?: WallRow;
}

export interface Looked {
  all: Standing;
  provinces: Map<string, Standing>;
}

export interface Wall {
  /** An incident has moved on; looked at when the wall is. */
  heard: (news: { id: string }) => void;
  /** Something may have been missed: all is read anew. */
  missed: () => void;
  look: (actor: Actor, now: Instant) => Promise<Looked>;
}

/** Beyond this it is cheaper to read all anew than each one by its id. */
const changedMax = 5_000;

/** How long an answer serves its unit: "overdue" comes with time alone. */
const keptMs = 1_000;

/** How long the provinces of a unit are believed: circuits are seldom moved. */
const reachMs = 60_000;

/** Makes the wall of a store. It reads nothing until somebody looks. */
export function openWall(store: Store): Wall {
  const kept = new Map<string, Kept>();
  let changed = new Set<string>();
  let isStale = true;
  let catching: Promise<void> | undefined;
  const answers = new Map<string, { at: Instant; looked: Looked }>();
  const reach = new Map<string, { at: Instant; provinces: Set<string> }>();

  /** One at a time: whoever comes meanwhile waits for the pass that will have their news. */
  async function catchUp(): Promise<void> {
    if (catching) {
      await catching;
      return catchUp();
    }
    if (!isStale && changed.size === 0) return;
    catching = pass().finally(() => (catching = undefined));
    return catching;
  }

  async function pass(): Promise<void> {
    const [ids, all] = [[...changed], isStale || changed.size > changedMax];
    [changed, isStale] = [new Set(), false];
    try {
      const rows = await readWallRows(store, all ? undefined : ids);
      if (all) kept.clear();
      for (const id of ids) kept.delete(id);
      for (const row of rows) kept.set(row.id, { row, due: nextDue(row.clocks) });
      answers.clear();
    } catch (error) {
      isStale = true;
      throw error;
    }
  }

  async function provinces({ unit }: Actor, now: Instant): Promise<Set<string>> {
    const known = reach.get(unit);
    if (known && now - known.at < reachMs) return known.provinces;
    const found = await provincesOf(store, unit);
    reach.set(unit, { at: now, provinces: found });
    return found;
  }

  return {
    heard: ({ id }) => void changed.add(id),
    missed: () => void (isStale = true),
    look: async (actor, now) => {
      await catchUp();
      const name = `${actor.role} ${actor.unit}`;
      const known = answers.get(name);
      if (known && now - known.at < keptMs && now >= known.at) return known.looked;
      const looked = standings(kept.values(), actor, now, await provinces(actor, now));
      answers.set(name, { at: now, looked });
      return looked;
    },
  };
}

function standings(
  kept: Iterable<Kept>,
  actor: Actor,
  now: Instant,
  reach: ReadonlySet<string>,
): Looked {
  const all = nothing();
  const provinces = new Map([...reach].map((code) => [code, nothing()]));
  for (const one of kept) {
    if (!maySee(actor, one.row)) continue;
    const province = provinces.get(one.row.province) ?? nothing();
    provinces.set(one.row.province, province);
    for (const standing of [province, all]) add(standing, one, now);
  }
  return { all, provinces };
}

function nothing(): Standing {
  return { open: 0, overdue: 0, byState: {} };
}

/** Counts one in. Written in place: it runs 40,000 times a look. */
function add(into: Standing, { row, due }: Kept, now: Instant): void {
  const standing = into;
  standing.open += 1;
  standing.byState[row.state] = (standing.byState[row.state] ?? 0) + 1;
  if (due) {
    if (due.dueAt < now) standing.overdue += 1;
    if (!standing.worst || due.dueAt < standing.worst.due.dueAt) standing.worst = { row, due };
  }
  if (row.isBack) return;
  if (!standing.longest || row.since < standing.longest.since) standing.longest = row;
}
