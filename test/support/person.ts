/** A person at the desk, who asks and acts over HTTP in the verbs of the trade. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RefusalCode } from '../../src/domain/refusals.ts';
import type { Closing } from '../../src/http/contract/closing.ts';
import type { BodiedCommand, CommandBody } from '../../src/http/contract/commands.ts';
import type { Problem } from '../../src/http/contract/common.ts';
import type {
  IncidentCounts,
  IncidentPage,
  IncidentRecord,
  IncidentView,
} from '../../src/http/contract/incidents.ts';
import { circuits } from './cast.ts';
import type { Contract } from './contract.ts';

/** What the desk answered. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

export interface Send {
  body?: unknown;
  /** The bytes themselves, where they are not JSON or not as JSON is usually written. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** An incident as a test has it in hand: any view of it will do. */
type Case = Pick<IncidentView, 'id'>;
type Command = Exclude<BodiedCommand, 'report'>;
type Body<N extends BodiedCommand> = CommandBody<N>;

/** The desk said no. */
export class RefusedAnswer extends Error {
  readonly answer: Answer;

  constructor(answer: Answer, asked: string) {
    super(`${asked}: ${answer.status} ${answer.text}`);
    this.answer = answer;
  }
}

/** The desk that somebody stands at. */
export interface Place {
  url: string;
  contract: Contract;
  /** The time on the wall, ISO 8601. */
  wall: () => string;
}

/** By what the desk knows somebody: a token's secret, a browser's cookie, or nothing. */
export interface Known {
  secret?: string;
  cookie?: string;
}

export class Person {
  private readonly at: Place;
  private readonly by: Known;

  constructor(at: Place, by: Known = {}) {
    this.at = at;
    this.by = by;
  }

  /** Sends a request as this person; every answer is held against the published description. */
  async send(method: string, path: string, send: Send = {}): Promise<Answer> {
    const headers = new Headers(this.credentials());
    if (send.body !== undefined || send.raw !== undefined) {
      headers.set('content-type', 'application/json');
    }
    for (const [name, value] of Object.entries(send.headers ?? {})) headers.set(name, value);
    const payload = send.raw ?? (send.body === undefined ? undefined : JSON.stringify(send.body));
    const response = await fetch(this.at.url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(payload === undefined ? {} : { body: payload }),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? undefined;
    const isJson = contentType !== undefined && /\bjson\b/.test(contentType);
    const body: unknown = isJson && text !== '' ? JSON.parse(text) : text === '' ? undefined : text;
    const pathname = path.split('?')[0] ?? path;
    const { status } = response;
    this.at.contract.check({ method, path: pathname }, { status, contentType, body });
    return { status, headers: response.headers, text, body };
  }

  /** What has to be sent to be this person. */
  credentials(): Record<string, string> {
    const { secret, cookie } = this.by;
    if (secret !== undefined) return { authorization: `Bearer ${secret}` };
    // A browser says from which page it asks.
    return cookie === undefined ? {} : { cookie, origin: this.at.url };
  }

  /** Asks; throws where the desk refuses. */
  async get<T>(path: string): Promise<T> {
    return accepted(await this.send('GET', path), `GET ${path}`) as T;
  }

  /** Gives a command; throws where the desk refuses. `key` is the sender's id of the command. */
  async gives<N extends Command>(
    name: N,
    incident: Case,
    body: Body<N>,
    key: string = randomUUID(),
  ): Promise<IncidentView> {
    const path = `/api/incidents/${incident.id}/${name}`;
    const answer = await this.send('POST', path, { body, headers: { 'idempotency-key': key } });
    return accepted(answer, name) as IncidentView;
  }

  // Clause 1.
  async reports(
    what: Partial<Body<'report'>> = {},
    key: string = randomUUID(),
  ): Promise<IncidentView> {
    const outageSince = this.at.wall();
    const usual = { circuit: circuits.muongTe, symptom: 'down', outageSince } as const;
    const body = { ...usual, ...what };
    const headers = { 'idempotency-key': key };
    return accepted(
      await this.send('POST', '/api/incidents', { body, headers }),
      'report',
    ) as IncidentView;
  }
  finds(incident: Case, verdict: 'local' | 'carrier', more: Partial<Body<'self-diagnose'>> = {}) {
    return this.gives('self-diagnose', incident, { verdict, ...more });
  }
  withdraws(incident: Case, reason: string) {
    return this.gives('withdraw', incident, { reason });
  }

  // Clause 2.
  calls(incident: Case, call: Body<'log-call'>) {
    return this.gives('log-call', incident, call);
  }
  notifies(incident: Case, notice: Body<'notify'>) {
    return this.gives('notify', incident, notice);
  }

  // Clauses 3 and 4.
  responds(incident: Case, text: string, key?: string) {
    return this.gives('respond', incident, { text }, key);
  }
  updates(incident: Case, text: string, relayedFrom?: string) {
    return this.gives(
      'update',
      incident,
      relayedFrom === undefined ? { text } : { text, relayedFrom },
    );
  }
  diagnoses(incident: Case, diagnosis: Body<'diagnose'>) {
    return this.gives('diagnose', incident, diagnosis);
  }
  proposes(incident: Case, holder: Body<'propose-responsibility'>['holder'], reason: string) {
    return this.gives('propose-responsibility', incident, { holder, reason });
  }
  agrees(incident: Case) {
    return this.gives('agree-responsibility', incident, {});
  }
  disputes(incident: Case, reason: string) {
    return this.gives('dispute-responsibility', incident, { reason });
  }
  repairsLocally(incident: Case, what: string) {
    return this.gives('report-local-fix', incident, { what });
  }

  // Clause 5.
  promisesAnew(incident: Case, etr: string, reason: string) {
    return this.gives('revise-etr', incident, { etr, reason });
  }
  claimsForceMajeure(incident: Case, reason: string) {
    return this.gives('claim-force-majeure', incident, { reason });
  }
  acceptsForceMajeure(incident: Case) {
    return this.gives('accept-force-majeure', incident, {});
  }
  rejectsForceMajeure(incident: Case, reason: string) {
    return this.gives('reject-force-majeure', incident, { reason });
  }
  endsForceMajeure(incident: Case, how: 'over' | 'withdrawn', text: string) {
    return this.gives('end-force-majeure', incident, { how, text });
  }
  reportsFixed(incident: Case, what: string) {
    return this.gives('report-fixed', incident, { what });
  }

  // Clauses 6 and 7, and words beside the procedure.
  confirms(incident: Case, key?: string) {
    return this.gives('confirm', incident, {}, key);
  }
  rejects(incident: Case, reason: string, key?: string) {
    return this.gives('reject', incident, { reason }, key);
  }
  /** Reads what is to be signed, and signs that. */
  async signs(incident: Case, reservation?: string) {
    const { head, statement } = await this.reads(incident);
    const words = reservation === undefined ? {} : { reservation };
    return this.gives('sign', incident, { head, statement, ...words });
  }
  reads(incident: Case): Promise<Closing> {
    return this.get(`/api/incidents/${incident.id}/closing`);
  }
  asksRfo(incident: Case, days?: number) {
    return this.gives('ask-rfo', incident, days === undefined ? {} : { days });
  }
  givesRfo(incident: Case, rfo: Body<'give-rfo'>) {
    return this.gives('give-rfo', incident, rfo);
  }
  notes(incident: Case, text: string, key?: string) {
    return this.gives('note', incident, { text }, key);
  }
  corrects(incident: Case, entry: number, text: string) {
    return this.gives('correct', incident, { entry, text });
  }

  // Reading.
  sees(incident: Case): Promise<IncidentView> {
    return this.get(`/api/incidents/${incident.id}`);
  }
  record(incident: Case): Promise<IncidentRecord> {
    return this.get(`/api/incidents/${incident.id}/record`);
  }
  board(query: Record<string, string | number | boolean> = {}): Promise<IncidentPage> {
    const given = Object.entries(query).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    return this.get(`/api/incidents?${new URLSearchParams(given).toString()}`);
  }
  counts(): Promise<IncidentCounts> {
    return this.get('/api/incidents/counts');
  }
}

/**
 * Expects a refusal with that code, and gives the problem: its words are those of the table, in
 * both languages, and its status is the answer's.
 */
export async function expectRefusal(code: RefusalCode, asked: Promise<unknown>): Promise<Problem> {
  const answer = await asked.then(
    () => assert.fail(`${code} was expected, and it was accepted`),
    (error: unknown) => {
      if (error instanceof RefusedAnswer) return error.answer;
      throw error;
    },
  );
  return problemOf(answer, code);
}

/** The problem that an answer is; fails where it is none, or one of another code. */
export function problemOf(answer: Answer, code: RefusalCode): Problem {
  const problem = answer.body as Problem;
  assert.equal(problem.code, code, answer.text);
  assert.equal(problem.status, answer.status);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  return problem;
}

function accepted(answer: Answer, asked: string): unknown {
  if (answer.status < 200 || answer.status > 299) throw new RefusedAnswer(answer, asked);
  return answer.body;
}
