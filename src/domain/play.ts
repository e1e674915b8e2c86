/**
 * An incident played through on plain values, by the very rules that a real one runs by. Nothing is
 * written: rehearsals and what-ifs are made of it.
 */
import type { Agreement, Instant } from './agreement.ts';
import type { CircuitFacts, Command } from './commands.ts';
import { decide, stamp, type Decision } from './decide.ts';
import type { Event, Incident } from './incident.ts';
import { fallDue, nextFall } from './ladder.ts';
import { engine, type Actor, type Engine, type Role } from './roles.ts';

/** Where the play takes place. */
export interface Stage {
  agreement: Agreement;
  circuit: CircuitFacts;
}

/** Something that happened in it, with the incident just after. */
export interface Scene {
  event: Event;
  incident: Incident;
}

/** A play so far: what happened, in order, and how the incident stands. */
export interface Played {
  scenes: Scene[];
  incident: Incident;
}

/** The incident just after notice: reported, found to be the carrier's, the hotline reached. */
export function notified(stage: Stage, at: Instant): Played {
  const reported = act(stage, undefined, at, 'site', {
    name: 'report',
    data: {
      circuit: stage.circuit.circuit.id,
      symptom: 'down',
      description: '',
      outageSince: at,
      selfDiagnosis: { verdict: 'carrier', checks: [] },
    },
  });
  const called: Command = { name: 'log-call', data: { number: '', answered: true } };
  const { scenes, incident } = act(stage, reported.incident, at, 'site', called);
  return { scenes: [...reported.scenes, ...scenes], incident };
}

/**
 * What one side does at an instant. Throws where the procedure refuses it: a play is written by us,
 * and one that the rules do not allow is a defect.
 */
export function act(
  stage: Stage,
  incident: Incident | undefined,
  at: Instant,
  role: Role,
  command: Command,
): Played {
  const { agreement, circuit } = stage;
  const actor = actorOf(circuit, role);
  const decision = decide(incident, command, { now: at, actor, agreement, circuit, code: '' });
  if ('refusal' in decision) throw new Error(`the play was refused: ${decision.refusal}`);
  return played(stage, incident, decision, at, actor);
}

/** Everything that falls due by `until` while nobody does anything. */
export function falls(stage: Stage, incident: Incident, until: Instant = Infinity): Scene[] {
  const scenes: Scene[] = [];
  let last = incident;
  for (let due = nextFall(last); due !== undefined && due <= until; due = nextFall(last)) {
    const decision = { events: fallDue(last, stage.agreement, due), claimedAt: due };
    const after = played(stage, last, decision, due, engine);
    scenes.push(...after.scenes);
    last = after.incident;
  }
  return scenes;
}

function played(
  { circuit }: Stage,
  before: Incident | undefined,
  decision: Decision,
  at: Instant,
  actor: Actor | Engine,
): Played {
  const envelope = { incident: circuit.circuit.id, at, actor, command: '' };
  const { events, incident } = stamp(before, decision, envelope);
  return { scenes: events.map((event) => ({ event, incident })), incident };
}

function actorOf({ site, customerUnits, carrierUnit }: CircuitFacts, role: Role): Actor {
  const unit = role === 'site' ? (customerUnits.at(-1) ?? site.id) : carrierUnit;
  return { person: '', name: '', role, unit, unitName: role === 'site' ? site.name : '' };
}
