/** Short forms in which the scenarios speak of an incident's clocks, minutes and record. */
import type { IncidentRecord, IncidentView } from '../../src/http/contract/incidents.ts';
import type { TestDesk } from './desk.ts';

type ClockView = IncidentView['clocks'][number];

/** The record as the names of its facts, in order. */
export function told(record: IncidentRecord): string[] {
  return record.entries.map((entry) => entry.type);
}

/** The whole minutes of outage by owner; owners without any are left out. */
export function minutes(view: IncidentView): Record<string, number> {
  const owned = Object.entries(view.outage.byOwner).filter(([, ms]) => ms > 0);
  return Object.fromEntries(owned.map(([owner, ms]) => [owner, ms / 60_000]));
}

/** The last clock of a kind (of a cycle, a round, a level of the ladder: the clock itself is 0). */
export function clockOf(
  view: IncidentView,
  clock: ClockView['clock'],
  which: Partial<Pick<ClockView, 'cycle' | 'round' | 'level'>> = {},
): ClockView {
  const { cycle, round, level = 0 } = which;
  const found = view.clocks.findLast(
    (each) =>
      each.clock === clock &&
      each.level === level &&
      (cycle ?? each.cycle) === each.cycle &&
      (round ?? each.round) === each.round,
  );
  if (!found) throw new Error(`no ${clock} clock ${JSON.stringify(which)}`);
  return found;
}

/** An instant of the API as people in Việt Nam say it: `Mon 08:00`, with what is below a minute. */
export function local(iso: string | undefined): string {
  if (iso === undefined) return 'never';
  const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'Asia/Ho_Chi_Minh' });
  const rest = Date.parse(iso) % 60_000;
  return `${format.format(new Date(iso)).replace(',', '')}${rest === 0 ? '' : `+${rest}ms`}`;
}

/** The usual beginning: reported and diagnosed at the site, the hotline called and reached. */
export async function notified(
  { people: { technician } }: Pick<TestDesk, 'people'>,
  circuit?: string,
): Promise<IncidentView> {
  const incident = await technician.reports(circuit === undefined ? {} : { circuit });
  await technician.finds(incident, 'carrier');
  return technician.calls(incident, { answered: true, answeredBy: 'Minh', reference: '119-1' });
}

/**
 * Further on: the carrier names cause and ETR (in four hours) and says that the fault is its own.
 */
export async function inRestoration(
  desk: Pick<TestDesk, 'people' | 'clock'>,
): Promise<IncidentView> {
  const incident = await notified(desk);
  return desk.people.helpdesk.diagnoses(incident, {
    cause: 'Đứt cáp quang',
    etr: desk.clock.in({ hours: 4 }),
    responsibility: 'carrier',
  });
}

/** Further still: the carrier reports it fixed, and the site has to look. */
export async function inVerification(
  desk: Pick<TestDesk, 'people' | 'clock'>,
): Promise<IncidentView> {
  return desk.people.helpdesk.reportsFixed(await inRestoration(desk), 'Đã hàn lại cáp');
}

/** At the end: the line works, and both sides have to sign. */
export async function inClosing(desk: Pick<TestDesk, 'people' | 'clock'>): Promise<IncidentView> {
  return desk.people.technician.confirms(await inVerification(desk));
}
