/** One incident of the sample month being told: verbs that move a clock on and leave steps. */
import type { Agreement, Calendar, Instant, Millis } from '../domain/agreement.ts';
import { addTime } from '../domain/calendar.ts';
import type { Command, CommandData } from '../domain/commands.ts';
import { checks, type Check, type Holder } from '../domain/incident.ts';
import { roleParty, type Actor, type Role } from '../domain/roles.ts';
import { shiftSize, type Cast, type Place } from './demo-cast.ts';
import type { Chance } from './demo-chance.ts';
import { fillIn, sayings, secondFault, type Constants, type Fault } from './demo-words.ts';

const minute = 60_000;
const placeOffsetMinutes = 420;

/** When an office has somebody there; its reports and answers fall into these hours. */
const officeHours: Calendar = {
  utcOffsetMinutes: placeOffsetMinutes,
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    { fromMinute: 450, toMinute: 690 },
    { fromMinute: 780, toMinute: 1_020 },
  ],
  holidays: [],
  holidaysThrough: '9999-12-31',
};

/** One act: who does what at which instant. */
export interface Step {
  at: Instant;
  actor: Actor;
  command: Command;
}

/** A range of minutes that an act takes, of the hours in which its side works. */
type Minutes = readonly [min: number, max: number];
type Hours = readonly [min: number, max: number];

export interface SceneOptions {
  place: Place;
  cast: Cast;
  chance: Chance;
  fault: Fault;
  /** When the line fails. */
  start: Instant;
  /** Whether the customer's side keeps office hours; in a storm, or just now, it does not. */
  keepsHours: boolean;
  /** Who speaks for the site: its own people, or a unit above it. */
  onBehalf?: 'coordinator' | 'headquarters' | undefined;
}

/** A story of one incident, told by the scene's verbs. */
export type Plot = (scene: Scene) => void;

/** What is signed is read when it is signed, not when the story is planned (demo.ts). */
const unread = { head: '', statement: '' };

/** An incident being told. Its verbs keep the procedure's names. */
export class Scene {
  readonly steps: Step[] = [];
  readonly chance: Chance;
  readonly agreement: Agreement;
  keepsHours: boolean;
  private readonly options: SceneOptions;
  private readonly customer: Actor;
  private carrier: Actor;
  private clock: Instant;
  private t0: Instant;
  private promise: Instant;
  private readonly constants: Constants;
  /** The cause as it is known now, and what will be done about it. */
  private found: readonly [cause: string, fixed: string];

  constructor(options: SceneOptions) {
    const { place, cast, chance, start } = options;
    this.options = options;
    this.chance = chance;
    this.agreement = place.agreement;
    this.keepsHours = options.keepsHours;
    this.customer = customerOf(options);
    this.carrier = cast.actor('helpdesk', place.facts.carrierUnit, chance.below(shiftSize));
    this.clock = start;
    this.t0 = start;
    this.promise = start;
    this.constants = { giờ: timeOfDay(start), mã: `SR-${100_000 + chance.below(900_000)}` };
    this.found = chance.pick(options.fault.found);
  }

  /** Clause 1: the office reports; `verdict` is its self-diagnosis, if it has made one already. */
  report(verdict?: 'local' | 'carrier', after: Minutes = [4, 40]): void {
    const { place, fault } = this.options;
    const data: CommandData['report'] = {
      circuit: place.facts.circuit.id,
      symptom: fault.symptom,
      description: this.say(fault.seen),
      outageSince: this.options.start,
      ...(this.chance.happens(0.6) ? { contact: contactAt(place, this.customer.name) } : {}),
      ...(verdict ? { selfDiagnosis: { verdict, checks: this.checks(verdict) } } : {}),
    };
    this.customerDoes({ name: 'report', data }, after);
  }

  selfDiagnose(verdict: 'local' | 'carrier', after: Minutes = [5, 25]): void {
    const data = { verdict, checks: this.checks(verdict) };
    this.customerDoes({ name: 'self-diagnose', data }, after);
  }

  withdraw(): void {
    this.customerDoes({ name: 'withdraw', data: { reason: this.say(sayings.withdrawn) } }, [5, 50]);
  }

  /** Clause 2: a call to the hotline, written down some minutes after it. */
  call(answered: boolean, after: Minutes = [2, 12]): void {
    this.pass(this.customer, after);
    const claimedAt = this.clock;
    const data: CommandData['log-call'] = answered
      ? { answered, answeredBy: this.carrier.name, reference: this.constants.mã }
      : { answered, remark: this.say(sayings.unanswered) };
    this.customerDoes({ name: 'log-call', data, claimedAt }, [1, 6]);
    if (answered) this.t0 = claimedAt;
  }

  notify(means: 'mail' | 'text'): void {
    const receipt = this.say(means === 'mail' ? sayings.mailReceipt : sayings.textReceipt);
    this.customerDoes({ name: 'notify', data: { means, receipt } }, [3, 15]);
    this.t0 = this.clock;
  }

  /** Clause 3: the carrier says nothing until the first, or last, level of the ladder is past. */
  silentPast(level: 'first' | 'last'): void {
    const { clocks, ladder, calendar } = this.agreement;
    const steps = ladder.levels.map((step) => step.afterMs);
    const reached = (level === 'first' ? steps[0] : steps.at(-1)) ?? clocks.response.dueMs;
    const next = steps.find((afterMs) => afterMs > reached) ?? reached * 1.5;
    const silence = reached + (next - reached) * this.chance.between(0.1, 0.6);
    this.clock = Math.max(this.clock, addTime(calendar, this.t0, Math.round(silence)));
    this.answersAs(level === 'first' ? 'account-manager' : 'director');
  }

  respond(after: Minutes = [10, 90]): void {
    const late = this.carrier.role !== 'helpdesk';
    const text = this.say(late ? sayings.respondedLate : sayings.responded);
    this.carrierDoes({ name: 'respond', data: { text } }, after);
    this.answersAs('helpdesk');
  }

  update(after: Minutes = [20, 70]): void {
    this.carrierDoes({ name: 'update', data: { text: this.say(sayings.updated) } }, after);
  }

  /** What the carrier said on the phone, as the customer heard it. */
  relay(after: Minutes = [30, 90]): void {
    const data = { text: this.say(sayings.relayed), relayedFrom: this.carrier.name };
    this.customerDoes({ name: 'update', data }, after);
  }

  /** Clause 4: cause and ETR; `holder` is whom the carrier holds responsible. */
  diagnose(holder?: Holder, after: Minutes = [20, 110], hours: Hours = [2, 7]): void {
    const cause = this.say(holder === 'customer' ? sayings.blamesSite : [this.found[0]]);
    const etr = this.promiseIn(after, hours);
    const data = { cause, etr, ...(holder ? { responsibility: holder } : {}) };
    this.writes(this.carrier, { name: 'diagnose', data });
  }

  propose(holder: Holder, after: Minutes = [15, 60]): void {
    const reason = this.say(holder === 'customer' ? sayings.blamesSite : sayings.admitted);
    this.carrierDoes({ name: 'propose-responsibility', data: { holder, reason } }, after);
  }

  agree(after: Minutes = [5, 50]): void {
    this.customerDoes({ name: 'agree-responsibility', data: {} }, after);
  }

  dispute(after: Minutes = [5, 50]): void {
    const reason = this.say(sayings.disputed);
    this.customerDoes({ name: 'dispute-responsibility', data: { reason } }, after);
  }

  repairLocally(after: Minutes = [20, 120]): void {
    const notified = this.steps.some(({ command }) => command.name === 'diagnose');
    const what = this.say(notified ? sayings.siteRepaired : [this.found[1]]);
    this.customerDoes({ name: 'report-local-fix', data: { what } }, after);
  }

  /** Clause 5: a new promise, so many minutes after (below zero: before) the last one's end. */
  revise(afterEnd: Minutes = [-40, -5], hours: Hours = [1, 5]): void {
    this.clock = Math.max(this.clock, this.promise + this.minutes(afterEnd));
    const reason = this.say(sayings.etrRevised);
    const etr = this.promiseIn([1, 3], hours);
    this.writes(this.carrier, { name: 'revise-etr', data: { etr, reason } });
  }

  claimForceMajeure(
    words: readonly string[] = sayings.forceMajeure,
    after: Minutes = [10, 60],
  ): void {
    this.carrierDoes({ name: 'claim-force-majeure', data: { reason: this.say(words) } }, after);
  }

  acceptForceMajeure(after: Minutes = [15, 120]): void {
    this.customerDoes({ name: 'accept-force-majeure', data: {} }, after);
  }

  rejectForceMajeure(after: Minutes = [15, 120]): void {
    const reason = this.say(sayings.fmRejected);
    this.customerDoes({ name: 'reject-force-majeure', data: { reason } }, after);
  }

  endForceMajeure(after: Minutes): void {
    const data = { how: 'over', text: this.say(sayings.fmOver) } as const;
    this.carrierDoes({ name: 'end-force-majeure', data }, after);
  }

  /** Reported fixed: by the promise unless `broken`, then after it. */
  fix(broken = false): void {
    const share = broken ? this.chance.between(1.2, 1.9) : this.chance.between(0.5, 0.95);
    this.clock += Math.max(5 * minute, Math.round((this.promise - this.clock) * share));
    this.fixAfter([1, 4]);
  }

  fixAfter(after: Minutes): void {
    this.carrierDoes({ name: 'report-fixed', data: { what: this.say([this.found[1]]) } }, after);
  }

  /** Clause 6. */
  confirm(after: Minutes = [8, 75]): void {
    this.customerDoes({ name: 'confirm', data: { text: this.say(sayings.confirmed) } }, after);
  }

  /** Not fixed: back to clause 4, whose clocks count from this instant. */
  reject(after: Minutes = [8, 60]): void {
    this.customerDoes({ name: 'reject', data: { reason: this.say(sayings.rejected) } }, after);
    this.t0 = this.clock;
    this.found = this.chance.pick(secondFault);
  }

  /** Clause 7. */
  sign(side: 'customer' | 'carrier', after: Minutes = [5, 150]): void {
    if (side === 'carrier') return this.carrierDoes({ name: 'sign', data: unread }, after);
    const reservation = this.chance.happens(0.08)
      ? { reservation: this.say(sayings.reservations) }
      : {};
    this.customerDoes({ name: 'sign', data: { ...unread, ...reservation } }, after);
  }

  close(): void {
    const [first, second] = this.chance.pick([
      ['customer', 'carrier'],
      ['carrier', 'customer'],
    ] as const);
    this.sign(first);
    this.sign(second);
  }

  note(after: Minutes = [2, 20]): void {
    this.customerDoes({ name: 'note', data: { text: this.say(sayings.notes) } }, after);
  }

  /** The customer's side corrects its report, which is entry 1. */
  correct(): void {
    this.customerDoes(
      { name: 'correct', data: { entry: 1, text: this.say(sayings.corrections) } },
      [2, 20],
    );
  }

  private customerDoes(command: Command, after: Minutes): void {
    this.pass(this.customer, after);
    this.writes(this.customer, command);
  }

  private carrierDoes(command: Command, after: Minutes): void {
    this.pass(this.carrier, after);
    this.writes(this.carrier, command);
  }

  private writes(actor: Actor, command: Command): void {
    this.steps.push({ at: this.clock, actor, command });
  }

  /** The ETR that the carrier gives after a while, to the quarter of an hour as people say it. */
  private promiseIn(after: Minutes, hours: Hours): Instant {
    this.pass(this.carrier, after);
    const allowed = Math.round(this.chance.between(...hours) * 60) * minute;
    this.promise = addTime(this.agreement.calendar, this.clock, allowed);
    return Math.ceil(this.promise / (15 * minute)) * 15 * minute;
  }

  /** Lets time pass, of the hours that the actor's side keeps. */
  private pass(actor: Actor, range: Minutes): void {
    const atSite = roleParty[actor.role] === 'customer';
    const siteHours = this.keepsHours ? officeHours : null;
    const hours = atSite ? siteHours : this.agreement.calendar;
    this.clock = addTime(hours, this.clock, Math.max(1, this.minutes(range)));
  }

  private minutes(range: Minutes): Millis {
    return Math.round(this.chance.between(...range) * minute);
  }

  private answersAs(role: Extract<Role, 'helpdesk' | 'account-manager' | 'director'>): void {
    const { place, cast, chance } = this.options;
    this.carrier = cast.actor(role, place.facts.carrierUnit, chance.below(shiftSize));
  }

  private say(words: readonly string[]): string {
    return fillIn(this.chance.pick(words), this.constants, this.chance);
  }

  /** The checklist as the technician walks it, up to where the fault shows. */
  private checks(verdict: 'local' | 'carrier'): Check[] {
    const { shows } = this.options.fault;
    const isLocal = verdict === 'local';
    const until = isLocal ? checks.indexOf(shows) : checks.length;
    return checks.map((check, index): Check => {
      const fails = check === shows || (!isLocal && check === 'gateway-ping');
      if (fails) return { check, result: 'fault' };
      return { check, result: index < until ? 'ok' : 'not-checked' };
    });
  }
}

function customerOf({ place, cast, onBehalf }: SceneOptions): Actor {
  const { customerUnits } = place.facts;
  const above = { coordinator: customerUnits.at(-2), headquarters: customerUnits[0] };
  const unit = onBehalf && above[onBehalf];
  if (onBehalf && unit && place.ownRole === 'site') return cast.actor(onBehalf, unit);
  return cast.actor(place.ownRole, place.facts.site.id);
}

/** Whom to call back. A number that begins with 000 is nobody's, and says that it is a sample. */
function contactAt({ facts }: Place, name: string): { name: string; phone: string } {
  const number = facts.site.id.replaceAll(/\D/g, '').padStart(3, '0');
  return { name, phone: `000 000 ${number} (mẫu)` };
}

function timeOfDay(at: Instant): string {
  const minutes = Math.floor(at / minute) + placeOffsetMinutes;
  const two = (value: number): string => String(value % 60).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes)}`;
}
