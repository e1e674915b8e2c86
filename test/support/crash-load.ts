/**
 * People at desks that die under their hands: what got no answer is sent again, under the same id,
 * to whichever desk lives. What was answered is kept in mind, to be asked for afterwards.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { castings, circuits, type Part } from './cast.ts';
import type { Chance } from './chance.ts';

/** A command that a desk has answered with 2xx. */
export interface Acknowledged {
  incident: string;
  command: string;
  name: string;
  /** How often it was sent, the last time included. */
  sent: number;
}

/** The longest pause between two acts of a person; the longest after which the carrier answers. */
const pauseMaxMs = 60;
const answerMaxMs = 2_500;

/** How long a sender waits before it tries another desk. */
const againMs = 50;

type Path = '' | `/${string}/${string}`;

/** People who report, call, and move on to the next outage. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that no desk may give: anything but 2xx, a refusal, or "try again". */
  readonly broken: string[] = [];
  /** How many commands a desk refused by the rules: an ETR that had passed meanwhile, say. */
  refused = 0;
  private readonly anyone: () => Promise<string>;
  private readonly chance: Chance;
  private readonly underWay: Promise<void>[];
  private stopped = false;

  /** Starts so many people. `anyone` gives the address of a desk that lives. */
  constructor(people: number, anyone: () => Promise<string>, chance: Chance) {
    this.anyone = anyone;
    this.chance = chance;
    this.underWay = Array.from({ length: people }, () => this.person());
  }

  /** Ends when every command under way has its answer. */
  async stop(): Promise<void> {
    this.stopped = true;
    // An answer that somebody owes is added while we wait for the others.
    for (let at = 0; at < this.underWay.length; at += 1) await this.underWay[at];
  }

  private async person(): Promise<void> {
    while (!this.stopped) {
      await this.outage();
      await wait(this.chance.below(pauseMaxMs));
    }
  }

  /** One outage: told to the carrier, and in two cases of three answered, in time or late. */
  private async outage(): Promise<void> {
    const incident = randomUUID();
    const circuit = this.chance.oneOf([circuits.muongTe, circuits.hoanKiem]);
    const part = circuit === circuits.muongTe ? 'technician' : 'neighbour';
    await this.send(part, incident, 'report', () => ({
      circuit,
      symptom: 'down',
      outageSince: new Date().toISOString(),
      selfDiagnosis: { verdict: 'carrier' },
    }));
    await this.send(part, incident, 'log-call', () => ({ answered: true, answeredBy: 'Minh' }));
    const end = this.chance.oneOf(['silence', 'word', 'cause'] as const);
    if (end !== 'silence') this.underWay.push(this.answer(incident, end));
  }

  private async answer(incident: string, by: 'word' | 'cause'): Promise<void> {
    await wait(this.chance.below(answerMaxMs));
    const promise = this.chance.below(answerMaxMs);
    if (by === 'cause') await this.send('helpdesk', incident, 'diagnose', causeIn(promise));
    else await this.send('helpdesk', incident, 'respond', () => ({ text: 'Đã tiếp nhận' }));
  }

  /** Sends until it is answered. */
  private async send(
    part: Part,
    incident: string,
    name: string,
    body: () => object,
  ): Promise<void> {
    const isReport = name === 'report';
    const command = isReport ? incident : randomUUID();
    const path: Path = isReport ? '' : `/${incident}/${name}`;
    const payload = JSON.stringify(body());
    for (let sent = 1; ; sent += 1) {
      const status = await post(await this.anyone(), path, { part, command, payload });
      if (status === undefined || status === 503) {
        await wait(againMs);
        continue;
      }
      if (status < 300) this.acknowledged.push({ incident, command, name, sent });
      else if (status >= 400 && status < 500) this.refused += 1;
      else this.broken.push(`${name}: ${status}`);
      return;
    }
  }
}

/** A cause, with a promise so short that it passes within the test. */
function causeIn(ms: number): () => object {
  return () => ({
    cause: 'Đứt cáp quang',
    etr: new Date(Date.now() + 1_000 + ms).toISOString(),
    responsibility: 'carrier',
  });
}

/** The status of the answer; undefined where none came, because the desk died or is not there. */
async function post(
  url: string,
  path: Path,
  { part, command, payload }: { part: Part; command: string; payload: string },
): Promise<number | undefined> {
  try {
    const response = await fetch(`${url}/api/incidents${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${castings[part].secret}`,
        'idempotency-key': command,
      },
      body: payload,
    });
    // An answer counts when all of it is there.
    await response.text();
    return response.status;
  } catch {
    return undefined;
  }
}
