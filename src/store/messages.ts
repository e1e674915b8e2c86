/** Writing messages and what became of them. Evidence, until the records go that it is about. */
import { sql, type Kysely } from 'kysely';
import type { Instant, Millis } from '../domain/agreement.ts';
import { toTimestamp } from './connect.ts';
import type { MessageRow } from './outbox.ts';
import type { DB } from './schema.ts';

/** A message to be written, with the rows that it answers and each one's own part of the text. */
export interface NewMessage extends MessageRow {
  rows: { id: string; part: string }[];
  /** `waiting`: to be sent from now on; `sunk`, `failed`: it will not be, and `answer` says why. */
  status: 'waiting' | 'sunk' | 'failed';
  answer?: string;
}

/** Writes messages and binds their rows to them. */
export async function addMessages(
  tx: Kysely<DB>,
  messages: readonly NewMessage[],
  at: { now: Instant; attemptsMax: number },
): Promise<void> {
  if (messages.length === 0) return;
  const now = toTimestamp(at.now);
  await tx
    .insertInto('messages')
    .values(
      messages.map((message) => ({
        id: message.id,
        recipient: message.recipient,
        recipient_name: message.recipientName,
        channel: message.channel,
        address: message.address,
        notice: message.notice,
        incidents: JSON.stringify(message.incidents),
        subject: message.subject,
        body: message.body,
        short: message.short,
        status: message.status,
        made_at: now,
        attempts_max: at.attemptsMax,
        due_at: message.status === 'waiting' ? now : 'infinity',
        answer: message.answer ?? null,
      })),
    )
    .execute();
  const rows = messages.flatMap(({ id, status, answer, rows: parts }) =>
    parts.map((row) => ({
      id: row.id,
      message: id,
      body: row.part,
      status: status === 'waiting' ? 'sending' : status,
      outcome: status === 'waiting' ? null : { kind: status, at: now, answer: answer ?? '' },
    })),
  );
  await sql`
    update deliveries d set message_id = g.message, body = g.body, status = g.status,
      outcome = g.outcome
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as g (id uuid, message uuid, body text, status text, outcome jsonb)
    where d.id = g.id`.execute(tx);
}

/** Writes that these are being tried now: before the try, so that no crash can hide it. */
export async function beginTries(
  tx: Kysely<DB>,
  messages: readonly { id: string; gateway: string }[],
  at: { now: Instant; leaseUntil: Instant },
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ id, gateway }) => ({ id, gateway }));
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as g (id uuid, gateway text)
    ), moved as (
      update messages m set status = 'sending', attempts = m.attempts + 1,
        due_at = ${toTimestamp(at.leaseUntil)}::timestamptz
      from given g where m.id = g.id returning m.id, m.attempts, g.gateway
    )
    insert into tries (message, attempt, began_at, gateway)
    select id, attempts, ${toTimestamp(at.now)}::timestamptz, gateway from moved`.execute(tx);
}

/** The end of a try. */
export interface TryEnd {
  message: string;
  attempt: number;
  now: Instant;
  outcome: 'sent' | 'deferred' | 'refused';
  answer: string;
  gatewayId?: string;
  gateway: string;
  /** What becomes of the message. */
  next: { status: 'sent' } | { status: 'failed' } | { status: 'waiting'; dueAt: Instant };
}

/**
 * Records the end of a try; false where the message was in other hands meanwhile, because this
 * sender was taken for dead: then only the try's own evidence is written.
 */
export async function endTry(tx: Kysely<DB>, end: TryEnd): Promise<boolean> {
  const now = toTimestamp(end.now);
  await tx
    .updateTable('tries')
    .set({
      ended_at: now,
      outcome: end.outcome,
      answer: end.answer,
      gateway_id: end.gatewayId ?? null,
    })
    .where('message', '=', end.message)
    .where('attempt', '=', end.attempt)
    .execute();
  const { next } = end;
  const moved = await tx
    .updateTable('messages')
    .set({
      status: next.status,
      due_at: next.status === 'waiting' ? toTimestamp(next.dueAt) : 'infinity',
      answer: end.answer,
      ...(next.status === 'sent' ? { sent_at: now } : {}),
    })
    .where('id', '=', end.message)
    .where('attempts', '=', end.attempt)
    .where('status', '=', 'sending')
    .returning('id')
    .executeTakeFirst();
  if (!moved) return false;
  if (next.status !== 'waiting') await closeRows(tx, end, next.status);
  return true;
}

/** Gives messages up that were never confirmed as sent, with the reason; their rows fail too. */
export async function giveUp(
  tx: Kysely<DB>,
  ids: readonly string[],
  at: { now: Instant; answer: string },
): Promise<void> {
  if (ids.length === 0) return;
  const outcome = JSON.stringify({ kind: 'failed', at: toTimestamp(at.now), answer: at.answer });
  await sql`
    with given as (
      update messages set status = 'failed', due_at = 'infinity', answer = ${at.answer}
      where id = any(${ids}::uuid[]) returning id
    )
    update deliveries d set status = 'failed', outcome = ${outcome}::jsonb
    from given where d.message_id = given.id`.execute(tx);
}

/** What waits for another try, or whose lease has ended: a switched-off desk gives it up. */
export async function unsentMessages(tx: Kysely<DB>, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from messages where due_at < 'infinity'
      and (status = 'waiting' or due_at <= ${toTimestamp(now)}::timestamptz)
    for update skip locked`.execute(tx);
  return rows.map((row) => row.id);
}

/** How a try left its gateway. */
export interface GatewayNote {
  now: Instant;
  isWell: boolean;
  /** Whether it was the one message that tries a gateway which had failed. */
  isProbe: boolean;
  answer: string;
  /** For how long a gateway is left alone after so many failures in a row; undefined: it is not. */
  shutFor: (failures: number) => Millis | undefined;
}

/** Notes a gateway's health after a try. */
export async function noteGateway(tx: Kysely<DB>, name: string, note: GatewayNote): Promise<void> {
  const row = await tx
    .selectFrom('gateways')
    .select(['failures', 'shut_since', 'shut_until'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  // What was under way when it was shut fails too, and says nothing new.
  const isKnown = !note.isWell && !note.isProbe && row.shut_since !== null;
  if (isKnown) return;
  const now = toTimestamp(note.now);
  const failures = note.isWell ? 0 : row.failures + 1;
  const shutMs = note.isWell ? undefined : note.shutFor(failures);
  await tx
    .updateTable('gateways')
    .set({
      failures,
      last_answer: note.answer,
      shut_until: shutMs === undefined ? null : toTimestamp(note.now + shutMs),
      shut_since: shutMs === undefined ? null : (row.shut_since ?? now),
      ...(note.isWell ? { last_ok_at: now } : {}),
    })
    .where('name', '=', name)
    .execute();
}

/** How gateways of these names have been doing, for people to see. */
export async function readGatewayStates(db: Kysely<DB>, names: readonly string[]) {
  if (names.length === 0) return new Map<string, GatewayState>();
  const rows = await db.selectFrom('gateways').selectAll().where('name', 'in', names).execute();
  return new Map(
    rows.map((row): [string, GatewayState] => [
      row.name,
      {
        failures: row.failures,
        ...(row.shut_until ? { shutUntil: row.shut_until.getTime() } : {}),
        ...(row.shut_since ? { shutSince: row.shut_since.getTime() } : {}),
        ...(row.last_answer === null ? {} : { lastAnswer: row.last_answer }),
        ...(row.last_ok_at ? { lastOkAt: row.last_ok_at.getTime() } : {}),
      },
    ]),
  );
}

/** A gateway's health as it is shown. */
export interface GatewayState {
  failures: number;
  shutUntil?: Instant;
  shutSince?: Instant;
  lastAnswer?: string;
  lastOkAt?: Instant;
}

/** How many tests an address of somebody's was sent since an instant. */
export async function testsSince(
  db: Kysely<DB>,
  { recipient, address }: Pick<MessageRow, 'recipient' | 'address'>,
  since: Instant,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from messages where recipient = ${recipient}
      and address = ${address} and notice = 'test'
      and made_at > ${toTimestamp(since)}::timestamptz`.execute(db);
  return rows[0]?.count ?? 0;
}

async function closeRows(tx: Kysely<DB>, end: TryEnd, status: 'sent' | 'failed'): Promise<void> {
  const now = toTimestamp(end.now);
  const outcome = { kind: status, at: now, gateway: end.gateway, answer: end.answer };
  await tx
    .updateTable('deliveries')
    .set({
      status,
      outcome: JSON.stringify(outcome),
      ...(status === 'sent' ? { sent_at: now } : {}),
    })
    .where('message_id', '=', end.message)
    .execute();
}
