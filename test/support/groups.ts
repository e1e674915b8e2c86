/** Mass outages in the verbs of the trade, for the scenarios. */
import { randomUUID } from 'node:crypto';
import type { GroupActName } from '../../src/domain/group-roles.ts';
import type {
  GroupActBody,
  GroupList,
  GroupSummary,
  GroupView,
} from '../../src/http/contract/groups.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import type { Store } from '../../src/store/connect.ts';
import { fillDirectory } from '../../src/store/seed.ts';
import type { TestDesk } from './desk.ts';
import { RefusedAnswer, type Person } from './person.ts';

type Act = Exclude<GroupActName, 'propose'>;
type Outage = Pick<GroupSummary, 'id'>;

/** Does an act to a group; throws where the desk refuses. `key` is the sender's id of the act. */
export async function acts<N extends Act>(
  person: Person,
  name: N,
  group: Outage,
  body: GroupActBody<N>,
  key: string = randomUUID(),
): Promise<GroupView> {
  return posted(person, `/api/groups/${group.id}/${name}`, body, key);
}

/** Proposes incidents as one mass outage. */
export async function proposes(
  person: Person,
  incidents: Pick<IncidentView, 'id'>[],
  key: string = randomUUID(),
): Promise<GroupView> {
  const body = { incidents: incidents.map(({ id }) => id), reason: 'Cùng mất một lúc' };
  return posted(person, '/api/groups', body, key);
}

/** The groups that a person sees. */
export async function outages(
  person: Person,
  query: Record<string, string> = {},
): Promise<GroupSummary[]> {
  const list = await person.get<GroupList>(`/api/groups?${new URLSearchParams(query).toString()}`);
  return list.items;
}

/** A group as a person sees it. */
export function outage(person: Person, group: Outage): Promise<GroupView> {
  return person.get(`/api/groups/${group.id}`);
}

/**
 * Opens `count` offices of a province with a circuit each, beside those that ship: there is no
 * province of forty. Gives the circuits.
 */
export async function openOffices(
  store: Store,
  province: string,
  count: number,
): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(3, '0'));
  const unit = (number: string): string => `ptc-${province}-mau-${number}`;
  await fillDirectory(store.db, {
    provinces: [],
    units: numbers.map((number) => ({
      id: unit(number),
      kind: 'site',
      parent: `stc-${province}`,
      name: `Phòng Tài chính mẫu ${number}`,
      province,
    })),
    circuits: numbers.map((number) => ({
      id: `mau-${province}-${number}`,
      code: `MAU-${province}-${number}`,
      site: unit(number),
      agreement: 'viettel-ptc-2009',
    })),
  });
  return numbers.map((number) => `mau-${province}-${number}`);
}

/** A coordinator reports for each of these circuits, the fault found to be the carrier's. */
export async function reportedAll(
  person: Person,
  circuits: string[],
  at: string,
): Promise<IncidentView[]> {
  const selfDiagnosis = { verdict: 'carrier' as const };
  const reports: IncidentView[] = [];
  // As many at a time as browsers would send; more would only wait in the socket.
  for (let from = 0; from < circuits.length; from += 50) {
    const part = circuits.slice(from, from + 50);
    const sent = part.map((circuit) => person.reports({ circuit, outageSince: at, selfDiagnosis }));
    reports.push(...(await Promise.all(sent)));
  }
  return reports;
}

/** The members of a group by what stands in that place of them, counted. */
export function counted<K extends 'state' | 'standing' | 'cycle'>(
  { children }: GroupView,
  key: K,
): Record<string, number> {
  const groups = Map.groupBy(children, (child) => String(child[key]));
  return Object.fromEntries([...groups].map(([name, some]) => [name, some.length]));
}

/** The usual beginning: the sites are down, proposed by the coordinator, and confirmed. */
export async function confirmed(
  { people, clock }: Pick<TestDesk, 'people' | 'clock'>,
  circuits: string[],
): Promise<{ group: GroupView; incidents: IncidentView[] }> {
  const incidents = await reportedAll(people.coordinator, circuits, clock.in({}));
  const group = await proposes(people.coordinator, incidents);
  return { group: await acts(people.coordinator, 'confirm', group, {}), incidents };
}

async function posted(
  person: Person,
  path: string,
  body: unknown,
  key: string,
): Promise<GroupView> {
  const answer = await person.send('POST', path, { body, headers: { 'idempotency-key': key } });
  if (answer.status >= 300) throw new RefusedAnswer(answer, path);
  return answer.body as GroupView;
}
