/** Files beside the record: their content, by its hash, within an incident. */
import { sql } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { toTimestamp, type Store } from './connect.ts';

/** Where a file stands with the virus scanner; `none`: the desk has no scanner. */
export type ScanState = 'none' | 'waiting' | 'clean' | 'infected';

/** A file as it is kept. */
export interface KeptFile {
  incident: string;
  /** Of its content, in hexadecimal. */
  sha256: string;
  type: string;
  content: Buffer;
  thumbnail: Buffer | undefined;
  scan: ScanState;
}

const hex = (sha256: string): Buffer => Buffer.from(sha256, 'hex');

/**
 * Keeps a file, before its entry; the same one again changes nothing. Where the incident has just
 * been removed, after its term, nothing is kept.
 */
export async function keepFile(store: Store, file: KeptFile, now: Instant): Promise<void> {
  const { incident, sha256, type, content, thumbnail = null, scan } = file;
  await sql`insert into attachments (incident, sha256, type, content, thumbnail, scan, stored_at)
    select id, ${hex(sha256)}::bytea, ${type}::text, ${content}::bytea, ${thumbnail}::bytea,
      ${scan}::text, ${toTimestamp(now)}::timestamptz
    from incidents where id = ${incident} for key share
    on conflict do nothing`.execute(store.db);
}

/** Its entry stands in the record now: the file stays. */
export async function fileIsRecorded(store: Store, incident: string, sha256: string) {
  await store.db
    .updateTable('attachments')
    .set({ is_recorded: true })
    .where('incident', '=', incident)
    .where('sha256', '=', hex(sha256))
    .execute();
}

/** Lets go of a file that has no entry. */
export async function dropFile(store: Store, incident: string, sha256: string): Promise<void> {
  await store.db
    .deleteFrom('attachments')
    .where('incident', '=', incident)
    .where('sha256', '=', hex(sha256))
    .where('is_recorded', '=', false)
    .execute();
}

/** Where each file of an incident stands, by its hash. */
export async function scansOf(store: Store, incident: string) {
  const rows = await store.db
    .selectFrom('attachments')
    .select(['sha256', 'scan', sql<boolean>`thumbnail is not null`.as('hasThumbnail')])
    .where('incident', '=', incident)
    .execute();
  return new Map(
    rows.map(({ sha256, scan, hasThumbnail }) => [
      sha256.toString('hex'),
      { scan: scan as ScanState, hasThumbnail },
    ]),
  );
}

/** A file's content, or its small picture; `null` where it is there no more. */
export async function readFileOf(
  store: Store,
  key: { incident: string; sha256: string },
  part: 'content' | 'thumbnail',
): Promise<{ bytes: Buffer | null; type: string; scan: ScanState } | undefined> {
  const row = await store.db
    .selectFrom('attachments')
    .select([part, 'type', 'scan'])
    .where('incident', '=', key.incident)
    .where('sha256', '=', hex(key.sha256))
    .executeTakeFirst();
  return row && { bytes: row[part] ?? null, type: row.type, scan: row.scan as ScanState };
}

/**
 * What the content of each file hashes to now, by `incident sha256`, and how it stands; without a
 * hash its content is gone. PostgreSQL hashes: twenty megabytes a file need not travel each night.
 */
export async function filesAsKept(
  store: Store,
  incidents: readonly string[],
): Promise<Map<string, { hash?: string; scan: ScanState }>> {
  const { rows } = await sql<{ key: string; hash: string | null; scan: ScanState }>`
    select incident || ' ' || encode(sha256, 'hex') as key, scan,
      encode(pg_catalog.sha256(content), 'hex') as hash
    from attachments where incident = any(${incidents}::uuid[])`.execute(store.db);
  return new Map(
    rows.map(({ key, hash, scan }) => [key, hash === null ? { scan } : { hash, scan }]),
  );
}

/** The files whose content went because of malware, as the audit trail has them. */
export async function infectedFiles(
  store: Store,
  incidents: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select subject || ' ' || (after->>'sha256') as key from audit
    where action = 'attachment.infected' and subject_kind = 'incident'
      and subject = any(${incidents}::text[])`.execute(store.db);
  return new Set(rows.map(({ key }) => key));
}

/** Files that wait for the scanner, the oldest first. */
export async function waitingFiles(store: Store, limit: number) {
  const rows = await store.db
    .selectFrom('attachments')
    .select(['incident', 'sha256', 'content'])
    .where('scan', '=', 'waiting')
    .orderBy('stored_at')
    .limit(limit)
    .execute();
  return rows.map(({ incident, sha256, content }) => ({
    incident,
    sha256: sha256.toString('hex'),
    content,
  }));
}

/** Writes down what the scanner said; infected content goes, its place and hash stay. */
export async function fileWasScanned(
  store: Store,
  key: { incident: string; sha256: string },
  scan: 'clean' | 'infected',
): Promise<void> {
  const gone = scan === 'infected' ? { content: null, thumbnail: null } : {};
  await store.db
    .updateTable('attachments')
    .set({ scan, ...gone })
    .where('incident', '=', key.incident)
    .where('sha256', '=', hex(key.sha256))
    .execute();
}

/** Sweeps away files whose entry never came, stored before an instant; gives how many. */
export async function sweepFiles(store: Store, before: Instant): Promise<number> {
  const { numDeletedRows } = await store.db
    .deleteFrom('attachments')
    .where('is_recorded', '=', false)
    .where(sql<boolean>`stored_at < ${toTimestamp(before)}::timestamptz`)
    // The process may have died between the entry and this mark: the record decides.
    .where(
      sql<boolean>`not exists (select from incidents i where i.id = attachments.incident
        and i.snapshot->'attachments' @> jsonb_build_array(
          jsonb_build_object('sha256', encode(attachments.sha256, 'hex'))))`,
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
