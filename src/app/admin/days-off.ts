/** Days off of a calendar: changed as a new version, and what that does to deadlines. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Agreement, Instant } from '../../domain/agreement.ts';
import type { DaysOff } from '../../domain/agreement-change.ts';
import { addTime } from '../../domain/calendar.ts';
import type { OwnAgreements, Wish } from './amend.ts';
import { aimed, type Aim } from './contacts.ts';
import { readTable } from '../facts.ts';

/** A statutory day off, as `data/holidays-vn.csv` has it. */
export interface KnownDay {
  day: string;
  vi: string;
  en: string;
}

/** An incident notified as the desk opens on a day: when its answer is due, before and after. */
export interface DayExample {
  notifiedAt: Instant;
  before: Instant;
  after: Instant;
}

/** As many examples as one reads. */
const examplesMax = 3;

/** The statutory days off that ship with the desk. */
export async function readKnownDays(root: string): Promise<KnownDay[]> {
  const rows = readTable(await readFile(join(root, 'data', 'holidays-vn.csv'), 'utf8'));
  return rows.map((row) => ({
    day: row['date'] ?? '',
    vi: row['vi'] ?? '',
    en: row['en'] ?? '',
  }));
}

/** The wish to have days off as given; an agreement that counts every hour has none (D-1). */
export function wishDaysOff(aim: Omit<Aim, 'id'>, to: DaysOff): (own: OwnAgreements) => Wish {
  return (own) => {
    const id = aim.agreement;
    const found = aimed(own, 'calendar', { ...aim, id });
    if ('refusal' in found) return found;
    if (!found.agreement.calendar) return { refusal: 'D-1' };
    return { wishes: new Map([[id, [{ kind: 'calendar', id, to }]]]), flaws: [] };
  };
}

/**
 * What a change does to incidents that are opened from now on: the first answer's deadline of one
 * notified as a changed day begins. Days that change nothing, as on a Sunday, are left out.
 */
export function dayExamples({ calendar, clocks }: Agreement, to: DaysOff): DayExample[] {
  const opens = calendar?.hours[0]?.fromMinute;
  if (!calendar || opens === undefined) return [];
  const next = { ...calendar, holidays: to.holidays, holidaysThrough: to.through };
  const [was, is] = [new Set(calendar.holidays), new Set(to.holidays)];
  const changed = [...was.symmetricDifference(is)].toSorted();
  return changed
    .map((day) => {
      const midnight = Date.parse(`${day}T00:00:00Z`) - calendar.utcOffsetMinutes * 60_000;
      const notifiedAt = midnight + opens * 60_000;
      const { dueMs } = clocks.response;
      const before = addTime(calendar, notifiedAt, dueMs);
      return { notifiedAt, before, after: addTime(next, notifiedAt, dueMs) };
    })
    .filter(({ before, after }) => before !== after)
    .slice(0, examplesMax);
}
