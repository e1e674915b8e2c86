/** The chain over the audit trail: what is not in it yet, what is, and its sealed heads. */
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { auditId, sealAudit, type AuditText, type SealedAudit } from '../domain/audit-seal.ts';
import type { Leaf } from '../domain/checkpoint.ts';
import type { Store } from './connect.ts';
import type { DB } from './schema.ts';

/**
 * Numbers are given before entries are there: one that is this far behind the last sealed one may
 * still come. What is later still, the night's walk finds, which looks everywhere.
 */
const marginIds = 10_000;

/** Every column as its text: the words that are hashed must be the same for ever. */
const text = sql<AuditText>`jsonb_build_object(
  'id', a.id::text, 'at', to_char(a.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  'side', a.side, 'person', a.person, 'person_name', a.person_name, 'role', a.role,
  'unit', a.unit, 'party', a.party, 'action', a.action, 'subject_kind', a.subject_kind,
  'subject', a.subject, 'before', a.before::text, 'after', a.after::text,
  'outcome', a.outcome, 'address', a.address, 'user_agent', a.user_agent, 'folded', a.folded)`;

/** Puts what is not in the chain yet behind it, and gives its head as a leaf, where it moved. */
export async function sealNewAudit(
  tx: Transaction<DB>,
  { limit, whole }: { limit: number; whole: boolean },
): Promise<{ leaves: Leaf[]; isAll: boolean }> {
  const { rows } = await sql<{ place: number; hash: string; audit: number }>`
    select place::float8 as place, encode(hash, 'hex') as hash,
      (select max(audit) from audit_seals)::float8 as audit
    from audit_seals order by place desc limit 1`.execute(tx);
  const last = rows[0];
  const from = whole || !last ? 0 : last.audit - marginIds;
  const found = await sql<{ entry: AuditText }>`
    select ${text} as entry from audit a
    where a.id > ${from} and not exists (select from audit_seals s where s.audit = a.id)
    order by a.id limit ${limit}`.execute(tx);
  const entries = found.rows.map(({ entry }) => entry);
  const hashes = sealAudit(entries, last?.hash);
  const head = hashes.at(-1);
  if (head === undefined) return { leaves: [], isAll: true };
  const places = entries.map(({ id }, index) => ({
    place: (last?.place ?? 0) + index + 1,
    audit: id,
    hash: hashes[index],
  }));
  await sql`
    insert into audit_seals (place, audit, hash)
    select place, audit, decode(hash, 'hex')
    from json_to_recordset(${JSON.stringify(places)}::json)
      as s (place bigint, audit bigint, hash text)`.execute(tx);
  const version = (last?.place ?? 0) + entries.length;
  const leaf = { kind: 'audit' as const, id: auditId, version, head };
  return { leaves: [leaf], isAll: entries.length < limit };
}

/** A head of the trail as a checkpoint sealed it, and when. */
export interface AuditHead {
  version: number;
  head: string;
  at: Instant;
}

/** The heads of the trail that were sealed, in order: a page of those after `after`. */
export async function auditHeads(store: Store, after: number, limit: number): Promise<AuditHead[]> {
  const { rows } = await sql<AuditHead>`
    select l.version, encode(l.head, 'hex') as head,
      floor(extract(epoch from c.at) * 1000)::float8 as at
    from checkpoint_leaves l join checkpoints c on c.seq = l.checkpoint
    where l.id = ${auditId}::uuid and l.kind = 'audit' and l.version > ${after}
    order by l.version limit ${limit}`.execute(store.db);
  return rows;
}

/** The entries at the places after `after` up to `to`, each with what stands there now. */
export async function auditBetween(
  store: Store,
  after: number,
  to: number,
): Promise<SealedAudit[]> {
  const { rows } = await sql<Omit<SealedAudit, 'at' | 'entry'> & Gone>`
    select s.place::float8 as place, s.audit::text as id, encode(s.hash, 'hex') as hash,
      floor(extract(epoch from a.at) * 1000)::float8 as at,
      case when a.id is not null then ${text} end as entry
    from audit_seals s left join audit a on a.id = s.audit
    where s.place > ${after} and s.place <= ${to} order by s.place`.execute(store.db);
  return rows.map(({ at, entry, ...sealed }) => ({
    ...sealed,
    at: at ?? undefined,
    entry: entry ?? undefined,
  }));
}

interface Gone {
  at: number | null;
  entry: AuditText | null;
}
