/** Stories about a mass outage, on plain values: the group, and the incidents that it is over. */
import assert from 'node:assert/strict';
import type { CircuitFacts, Command } from '../../src/domain/commands.ts';
import { decide, stamp } from '../../src/domain/decide.ts';
import { replayGroup, type Group, type GroupEvent } from '../../src/domain/group.ts';
import { decideGroup, stampGroup } from '../../src/domain/group-decide.ts';
import type {
  GroupAct,
  GroupActData,
  GroupDecision,
  GroupSituation,
} from '../../src/domain/group-decide.ts';
import { dutiesOf, type Duty } from '../../src/domain/group-fan-out.ts';
import type { GroupActName } from '../../src/domain/group-roles.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Refusal, RefusalCode } from '../../src/domain/refusals.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { agreement2009, at, circuit, headquarters } from './support.ts';

/**
 * The incidents of a story, and the group over them; like an incident's story, it never changes.
 */
export class Outage {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly events: readonly GroupEvent[];
  readonly owed: readonly Duty[];
  private readonly now: Group | undefined;

  constructor(
    incidents: ReadonlyMap<string, Incident> = new Map(),
    events: readonly GroupEvent[] = [],
    owed: readonly Duty[] = [],
  ) {
    this.incidents = incidents;
    this.events = events;
    this.owed = owed;
    this.now = events.length > 0 ? replayGroup(events) : undefined;
  }

  get group(): Group {
    assert.ok(this.now, 'nothing was proposed yet');
    return this.now;
  }

  child(id: string): Incident {
    return this.incidents.get(id) ?? assert.fail(`no incident ${id}`);
  }

  get states(): Record<string, string> {
    return Object.fromEntries([...this.incidents].map(([id, { state }]) => [id, state]));
  }

  /** Sites report, each by itself, the fault found to be the carrier's or not looked for yet. */
  reported(time: string, sites: string[], verdict: 'carrier' | 'none' = 'carrier'): Outage {
    return sites.reduce((story, site) => {
      const selfDiagnosis = { verdict: 'carrier' as const, checks: [] };
      const looked = verdict === 'carrier' ? { selfDiagnosis } : {};
      const data = { circuit: site, symptom: 'down' as const, description: '', ...looked };
      const command: Command = { name: 'report', data: { ...data, outageSince: at(time) } };
      return story.incident(site, headquarters, time, command, `report ${site}`);
    }, this as Outage);
  }

  /** A command on one incident, outside the group. */
  incident(id: string, actor: Actor, time: string, command: Command, commandId: string): Outage {
    const before = this.incidents.get(id);
    const situation = { now: at(time), actor, agreement: agreement2009 };
    const opening = before ? {} : { circuit: factsOf(id), code: `SC-${id}` };
    const verdict = decide(before, command, { ...situation, ...opening });
    if ('refusal' in verdict) return assert.fail(`${command.name}: ${verdict.refusal}`);
    const envelope = { incident: id, at: at(time), actor, command: commandId };
    const { incident } = stamp(before, verdict, envelope);
    return new Outage(new Map([...this.incidents, [id, incident]]), this.events, this.owed);
  }

  judge<N extends GroupActName>(
    by: Actor,
    time: string,
    name: N,
    data: GroupActData[N],
    more: Partial<GroupSituation> = {},
  ): GroupDecision | Refusal {
    const situation = {
      now: at(time),
      actor: by,
      code: 'DR-1',
      hotline: '+842406250119',
      incidents: this.incidents,
      taken: new Set<string>(),
      candidates: [],
      ...more,
    };
    return decideGroup(this.now, { name, data } as unknown as GroupAct, situation);
  }

  /** An act that is accepted, with all that it owes its incidents carried out at once. */
  did<N extends GroupActName>(
    by: Actor,
    time: string,
    name: N,
    data: GroupActData[N],
    more: Partial<GroupSituation> = {},
  ): Outage {
    const verdict = this.judge(by, time, name, data, more);
    if ('refusal' in verdict) return assert.fail(`${name} at ${time}: ${verdict.refusal}`);
    const command = `${name} ${time}`;
    const envelope = { group: 'g-1', at: at(time), actor: by, command };
    const { events, group } = stampGroup(this.now, verdict, envelope);
    const owed = dutiesOf(events, group, this.incidents);
    const after = new Outage(this.incidents, [...this.events, ...events], owed);
    return owed.reduce((story, duty) => {
      return story.incident(duty.incident, duty.actor, time, duty.command, duty.commandId);
    }, after);
  }

  refusal<N extends GroupActName>(
    by: Actor,
    time: string,
    name: N,
    data: GroupActData[N],
    more: Partial<GroupSituation> = {},
  ): RefusalCode {
    const verdict = this.judge(by, time, name, data, more);
    return 'refusal' in verdict ? verdict.refusal : assert.fail(`${name} at ${time}: accepted`);
  }
}

function factsOf(site: string): CircuitFacts {
  const province = site.startsWith('far') ? '48' : circuit.province;
  const department = site.startsWith('far') ? 'stc-48' : 'stc-01';
  return {
    ...circuit,
    circuit: { id: site, code: site.toUpperCase() },
    site: { id: site, name: site },
    province,
    customerUnits: ['hq', province === '48' ? department : 'stc-01', site],
  };
}
