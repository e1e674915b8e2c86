/** The audit trail: who did what to the desk itself. Only ever added to. */
import { sql, type Kysely, type SqlBool } from 'kysely';
import { partyOf, type Actor } from '../domain/roles.ts';
import { deskNow, type Store } from './connect.ts';
import { folded, likePattern } from './fold.ts';
import type { DB } from './schema.ts';

/** From where a request came, as far as it says. */
export interface Origin {
  address?: string | undefined;
  userAgent?: string | undefined;
}

/** What is written down of one act. */
export interface AuditEntry {
  /** Who did it; `desk`: the desk by itself; undefined: nobody that the desk knows. */
  actor: Actor | 'desk' | undefined;
  /** A verb of the trade, dotted by its kind: `person.invite`, `unit.change`, `sign-in`. */
  action: string;
  subject: { kind: string; id: string };
  before?: object | undefined;
  after?: object | undefined;
  outcome?: 'ok' | 'refused';
  origin?: Origin | undefined;
  /**
   * A unit of the side whose matter it is; absent: the actor's. Where there is neither, the
   * customer's headquarters reads it.
   */
  unit?: string | undefined;
}

/** An entry as it is read. */
export interface AuditRow {
  id: string;
  at: Date;
  person: string | null;
  personName: string | null;
  role: string | null;
  unit: string | null;
  party: 'customer' | 'carrier' | 'desk' | null;
  action: string;
  subjectKind: string;
  subject: string;
  /** What a person, a unit or a circuit is called now. */
  subjectName: string | null;
  before: unknown;
  after: unknown;
  outcome: 'ok' | 'refused';
  address: string | null;
  userAgent: string | null;
}

/** What a reading of the trail is narrowed to; `before` is the last id of the page before. */
export interface AuditQuery {
  q?: string | undefined;
  action?: string | undefined;
  person?: string | undefined;
  kind?: string | undefined;
  subject?: string | undefined;
  outcome?: 'ok' | 'refused' | undefined;
  from?: string | undefined;
  to?: string | undefined;
  before?: string | undefined;
  limit: number;
}

/** Names of what nobody may read back, whatever is written down. */
const secret = /password|secret|token|hash|otp|recovery|cookie|credential|private/i;

/** The longest name of a program that is kept: what browsers say of themselves fits. */
const agentMax = 300;

/**
 * Writes one entry: in the transaction `db` that makes the change, so that there is neither without
 * the other. Secrets in `before` and `after` are left out by their names.
 */
export async function writeAudit(
  store: Store,
  entry: AuditEntry,
  db: Kysely<DB> = store.db,
): Promise<void> {
  const { actor, action, subject, outcome = 'ok', origin } = entry;
  const who = actor === 'desk' || actor === undefined ? undefined : actor;
  const [before, after] = [json(entry.before), json(entry.after)];
  await db
    .insertInto('audit')
    .values({
      ...columnsOf(who),
      at: deskNow(store),
      side: sideOf(entry.unit ?? who?.unit),
      party: actor === 'desk' ? 'desk' : who && partyOf(who),
      action,
      subject_kind: subject.kind,
      subject: subject.id,
      before,
      after,
      outcome,
      address: origin?.address,
      user_agent: origin?.userAgent?.slice(0, agentMax),
      folded: folded([who?.name, action, subject.id, before, after].join(' ')),
    })
    .execute();
}

function columnsOf(who: Actor | undefined) {
  return who
    ? { person: who.person, person_name: who.name, role: who.role, unit: who.unit }
    : { person: null, person_name: null, role: null, unit: null };
}

/** The root above a unit: the organisation. */
function sideOf(unit: string | undefined) {
  if (unit === undefined) return null;
  return sql<string | null>`(
    with recursive up as (
      select id, parent from units where id = ${unit}
      union all select u.id, u.parent from units u join up on u.id = up.parent)
    select id from up where parent is null)`;
}

/**
 * Reads the trail of the reader's own side, newest first; headquarters reads what has no side too.
 * Whether the reader may at all is for the caller to ask (domain/administration.ts).
 */
export async function listAudit(
  store: Store,
  reader: Actor,
  query: AuditQuery,
): Promise<AuditRow[]> {
  const ownSide =
    partyOf(reader) === 'customer'
      ? sql<SqlBool>`(a.side is null or a.side = ${reader.unit})`
      : sql<SqlBool>`a.side = ${reader.unit}`;
  let rows = store.db
    .selectFrom('audit as a')
    .select(['a.id', 'a.at', 'a.person', 'a.person_name as personName', 'a.role', 'a.unit'])
    .select(['a.action', 'a.subject_kind as subjectKind', 'a.subject', 'a.before', 'a.after'])
    .select(['a.address', 'a.user_agent as userAgent'])
    .select(sql<AuditRow['party']>`a.party`.as('party'))
    .select(subjectName.as('subjectName'))
    .select(sql<AuditRow['outcome']>`a.outcome`.as('outcome'))
    .where(ownSide)
    .orderBy('a.id', 'desc')
    .limit(query.limit);
  if (query.before) rows = rows.where('a.id', '<', query.before);
  if (query.action) rows = rows.where('a.action', '=', query.action);
  if (query.person) rows = rows.where('a.person', '=', query.person);
  if (query.kind) rows = rows.where('a.subject_kind', '=', query.kind);
  if (query.subject) rows = rows.where('a.subject', '=', query.subject);
  if (query.outcome) rows = rows.where('a.outcome', '=', query.outcome);
  if (query.from) rows = rows.where('a.at', '>=', new Date(query.from));
  if (query.to) rows = rows.where('a.at', '<', new Date(query.to));
  if (query.q) rows = rows.where('a.folded', 'like', likePattern(query.q));
  return rows.execute();
}

const subjectName = sql<string | null>`case a.subject_kind
  when 'person' then (select name from auth_user where id = a.subject)
  when 'unit' then (select name from units where id = a.subject)
  when 'site' then (select name from units where id = a.subject)
  when 'circuit' then (select code from circuits where id = a.subject) end`;

function json(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value, withoutSecrets);
}

function withoutSecrets(key: string, value: unknown): unknown {
  return secret.test(key) ? undefined : value;
}
