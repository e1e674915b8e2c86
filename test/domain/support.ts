/**
 * Stories about one incident, on plain values: who did what at which time of the day, and
 * what came of it. A story never changes; each act gives the next one.
 */
import assert from 'node:assert/strict';
import type { Agreement, ClockName, Instant } from '../../src/domain/agreement.ts';
import { attribute, type Owner } from '../../src/domain/availability.ts';
import { statusOf, type Clock, type ClockStatus } from '../../src/domain/clocks.ts';
import { statementDigest } from '../../src/domain/closing.ts';
import type { CircuitFacts, Command, CommandData } from '../../src/domain/commands.ts';
import { decide, stamp, whoseMove, type Decision } from '../../src/domain/decide.ts';
import type { Event, Holder, Incident } from '../../src/domain/incident.ts';
import type { Refusal, RefusalCode } from '../../src/domain/refusals.ts';
import type { Actor, CommandName, Role } from '../../src/domain/roles.ts';
import { hour, minute } from './agreements.ts';

export { agreement2009, businessHours, hour, minute } from './agreements.ts';

const person = (role: Role, unit: string, name: string = role): Actor => ({
  person: `${role}@${unit}`,
  name,
  role,
  unit,
  unitName: unit,
});

/** The people of the stories: hq → stc-01 → ptc-001, and an office and a province beside them. */
export const technician = person('site', 'ptc-001', 'Lan');
export const coordinator = person('coordinator', 'stc-01');
export const headquarters = person('headquarters', 'hq');
export const neighbour = person('site', 'ptc-002');
export const otherProvince = person('coordinator', 'stc-48');
export const helpdesk = person('helpdesk', 'carrier', 'Minh');
export const manager = person('account-manager', 'carrier');
export const director = person('director', 'carrier');
export const otherCarrier = person('helpdesk', 'other-carrier');

export const circuit: CircuitFacts = {
  circuit: { id: 'tt-001', code: 'TT-001' },
  site: { id: 'ptc-001', name: 'PTC 001' },
  province: '01',
  customerUnits: ['hq', 'stc-01', 'ptc-001'],
  carrierUnit: 'carrier',
  agreement: { id: 'like-2009', version: 1, sha256: 'a'.repeat(64) },
};

/** Monday, 27 April 2026, 00:00 in Việt Nam: a week with two holidays at its end. */
export const monday: Instant = Date.parse('2026-04-27T00:00:00+07:00');

/** An instant of the stories: `08:05`, `3:59:59.999`, `27:00`, or `+1d 08:05` on the next day. */
export function at(time: string): Instant {
  const parts = /^(?:\+(\d+)d )?(\d+):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?$/.exec(time);
  assert.ok(parts, `"${time}" is no time of a story`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0, millis = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return monday + (days * 24 + hours) * hour + minutes * minute + seconds * 1000 + millis;
}

/** Who a story's verb stands for when it does not say. */
interface Act {
  by?: Actor;
  /** The time claimed, where it is not the time at which the act reaches the desk. */
  claimed?: string;
}

/** The words of a command; a signature is to what was read, unless it says otherwise. */
export type Said<N extends CommandName> = N extends 'sign'
  ? Partial<CommandData['sign']>
  : CommandData[N];

export class Story {
  readonly agreement: Agreement;
  readonly events: readonly Event[];
  private readonly now: Incident | undefined;

  constructor(agreement: Agreement, events: readonly Event[] = [], now?: Incident) {
    this.agreement = agreement;
    this.events = events;
    this.now = now;
  }

  /** The incident as it is now. */
  get incident(): Incident {
    assert.ok(this.now, 'nothing has been reported yet');
    return this.now;
  }

  get state(): Incident['state'] {
    return this.incident.state;
  }

  get mover(): string {
    return whoseMove(this.incident).join(' and ') || 'nobody';
  }

  /** What was recorded, in order, by the names of the facts. */
  get told(): string[] {
    return this.events.map((event) => event.type);
  }

  /** What somebody who signs has read: the record as it is. */
  private read(): CommandData['sign'] {
    return { head: 'h', statement: this.now ? statementDigest(this.now) : '' };
  }

  /** Gives a command without asking whether it is accepted. */
  judge<N extends CommandName>(
    by: Actor,
    time: string,
    name: N,
    data: Said<N>,
    claimed?: string,
  ): Decision | Refusal {
    const claimedAt = claimed === undefined ? {} : { claimedAt: at(claimed) };
    const said = name === 'sign' ? { ...this.read(), ...data } : data;
    const command = { name, data: said, ...claimedAt } as unknown as Command;
    const situation = {
      now: at(time),
      actor: by,
      agreement: this.agreement,
      circuit,
      code: 'SC-1',
      head: 'h',
      proof: { at: at(time), means: 'password' } as const,
    };
    return decide(this.now, command, situation);
  }

  /** A command that is accepted. */
  did<N extends CommandName>(
    by: Actor,
    time: string,
    name: N,
    data: Said<N>,
    claimed?: string,
  ): Story {
    const verdict = this.judge(by, time, name, data, claimed);
    if ('refusal' in verdict) return assert.fail(`${name} at ${time}: refused, ${verdict.refusal}`);
    const envelope = {
      incident: 'i-1',
      at: at(time),
      actor: by,
      command: `c-${this.events.length}`,
    };
    const { events, incident } = stamp(this.now, verdict, envelope);
    return new Story(this.agreement, [...this.events, ...events], incident);
  }

  /** A command that is refused: the code of the rule that it breaks. */
  refusal<N extends CommandName>(
    by: Actor,
    time: string,
    name: N,
    data: Said<N>,
    claimed?: string,
  ): RefusalCode {
    const verdict = this.judge(by, time, name, data, claimed);
    if (!('refusal' in verdict)) return assert.fail(`${name} at ${time}: accepted`);
    return verdict.refusal;
  }

  // Clause 1.
  reported(time: string, since = time, act: Act = {}): Story {
    const data = {
      circuit: 'tt-001',
      symptom: 'down',
      description: '',
      outageSince: at(since),
    } as const;
    return this.did(act.by ?? technician, time, 'report', data, act.claimed);
  }
  found(time: string, verdict: 'local' | 'carrier', act: Act = {}): Story {
    const data = { verdict, checks: [] };
    return this.did(act.by ?? technician, time, 'self-diagnose', data, act.claimed);
  }
  withdrew(time: string, reason = 'the line came back by itself'): Story {
    return this.did(technician, time, 'withdraw', { reason });
  }

  // Clause 2.
  called(time: string, answered: 'answered' | 'unanswered', act: Act = {}): Story {
    const data = { answered: answered === 'answered' };
    return this.did(act.by ?? technician, time, 'log-call', data, act.claimed);
  }
  mailed(time: string, receipt: string, act: Act = {}): Story {
    const data = { means: 'mail', receipt } as const;
    return this.did(act.by ?? technician, time, 'notify', data, act.claimed);
  }

  // Clauses 3 and 4.
  responded(time: string, text = 'we are looking into it'): Story {
    return this.did(helpdesk, time, 'respond', { text });
  }
  relayed(time: string, relayedFrom = 'Minh, by telephone', act: Act = {}): Story {
    const data = { text: 'they are on their way', relayedFrom };
    return this.did(act.by ?? technician, time, 'update', data, act.claimed);
  }
  diagnosed(time: string, etr: string, responsibility?: Holder): Story {
    const holder = responsibility === undefined ? {} : { responsibility };
    return this.did(helpdesk, time, 'diagnose', { cause: 'cable cut', etr: at(etr), ...holder });
  }
  proposed(time: string, by: Actor, holder: Holder): Story {
    return this.did(by, time, 'propose-responsibility', { holder, reason: 'we measured' });
  }
  agreed(time: string, by: Actor): Story {
    return this.did(by, time, 'agree-responsibility', {});
  }
  disputed(time: string, by: Actor): Story {
    return this.did(by, time, 'dispute-responsibility', { reason: 'we measured too' });
  }
  repaired(time: string, act: Act = {}): Story {
    const data = { what: 'replaced the switch' };
    return this.did(act.by ?? technician, time, 'report-local-fix', data, act.claimed);
  }

  // Clause 5.
  promised(time: string, etr: string): Story {
    return this.did(helpdesk, time, 'revise-etr', { etr: at(etr), reason: 'the splice failed' });
  }
  claimedForceMajeure(time: string): Story {
    return this.did(helpdesk, time, 'claim-force-majeure', { reason: 'a flood' });
  }
  acceptedForceMajeure(time: string): Story {
    return this.did(technician, time, 'accept-force-majeure', {});
  }
  rejectedForceMajeure(time: string): Story {
    return this.did(technician, time, 'reject-force-majeure', { reason: 'the sun shone' });
  }
  forceMajeureEnded(time: string, how: 'over' | 'withdrawn', by: Actor = helpdesk): Story {
    return this.did(by, time, 'end-force-majeure', { how, text: 'the water fell' });
  }
  fixed(time: string, act: Act = {}): Story {
    const data = { what: 'spliced the cable' };
    return this.did(act.by ?? helpdesk, time, 'report-fixed', data, act.claimed);
  }

  noted(time: string, by: Actor = technician): Story {
    return this.did(by, time, 'note', { text: 'the guard has the key' });
  }

  // Clauses 6 and 7.
  rfoAsked(time: string): Story {
    return this.did(technician, time, 'ask-rfo', { days: 3 });
  }
  confirmed(time: string, act: Act = {}): Story {
    return this.did(act.by ?? technician, time, 'confirm', { text: '' }, act.claimed);
  }
  rejected(time: string, act: Act = {}): Story {
    const data = { reason: 'no ping' };
    return this.did(act.by ?? technician, time, 'reject', data, act.claimed);
  }
  signed(time: string, by: Actor): Story {
    return this.did(by, time, 'sign', {});
  }

  /** A clock by its name: the last one of its kind, or of the cycle, round and level given. */
  clock(clock: ClockName, which: Partial<Pick<Clock, 'cycle' | 'round' | 'level'>> = {}): Clock {
    const wanted = { level: 0, ...which };
    const found = this.incident.clocks.findLast(
      (each) =>
        each.clock === clock &&
        each.level === wanted.level &&
        (wanted.cycle ?? each.cycle) === each.cycle &&
        (wanted.round ?? each.round) === each.round,
    );
    return found ?? assert.fail(`no ${clock} clock ${JSON.stringify(which)}`);
  }

  /** Where that clock stands at a time. */
  status(time: string, ...which: Parameters<Story['clock']>): ClockStatus {
    return statusOf(this.clock(...which), at(time));
  }

  /** Whole minutes of outage by owner up to a time; owners without any are left out. */
  minutes(time: string): Partial<Record<Owner, number>> {
    const owned = Object.entries(attribute(this.incident, at(time)));
    return Object.fromEntries(
      owned.filter(([, ms]) => ms > 0).map(([who, ms]) => [who, ms / minute]),
    );
  }
}

/** The beginning of a story: an agreement, and nothing reported yet. */
export function given(agreement: Agreement): Story {
  return new Story(agreement);
}

/** The usual beginning: down since 08:00, reported, the carrier called and reached at 08:05. */
export function notified(agreement: Agreement): Story {
  return given(agreement).reported('08:00').found('08:02', 'carrier').called('08:05', 'answered');
}

/** Further on: at 09:00 the carrier names the cause, an ETR of 12:00, and itself responsible. */
export function inRestoration(agreement: Agreement): Story {
  return notified(agreement).responded('08:30').diagnosed('09:00', '12:00', 'carrier');
}
