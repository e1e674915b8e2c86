/** An incident as this phone may show it: as the desk last told it, with the acts that wait. */
import type { Circuit } from '../../http/contract/directory.ts';
import type { IncidentView } from '../../http/contract/incidents.ts';
import {
  expectedCommands,
  expectedOfReport,
  expectedState,
  owners,
  stepOf,
  type StateName,
} from '../../http/contract/procedure.ts';
import type { Waiting } from './outgoing.ts';

/** What the phone knows of an incident, besides what waits. */
interface Known {
  view: IncidentView | undefined;
  /** The circuit of a report that the desk has not heard of. */
  circuit: Circuit | undefined;
  /** What stands for its code until the desk gives one. */
  noCode: string;
}

/** The incident with the acts that wait; undefined where the phone knows too little to show it. */
export function expectedView(acts: readonly Waiting[], known: Known): IncidentView | undefined {
  const refused = acts.findIndex(({ refusal }) => refusal !== undefined);
  const believed = refused < 0 ? acts : acts.slice(0, refused);
  const [first] = acts;
  const reported = first && known.circuit && ofReport(first, known.circuit, known.noCode);
  const start = known.view ?? reported;
  return start && believed.reduce(withAct, start);
}

function withAct(view: IncidentView, { act, at }: Waiting): IncidentView {
  if (act.name === 'report' || act.name === 'attach') return view;
  const state = expectedState(view, act);
  const unanswered = act.name === 'log-call' && !act.body.answered ? 1 : 0;
  const counted = { ...view, unansweredCalls: view.unansweredCalls + unanswered };
  if (state === view.state) return counted;
  const wasTold = view.state === 'notifying' && state === 'joint-diagnosis';
  const notifiedAt = wasTold ? (act.body.claimedAt ?? at) : view.notifiedAt;
  return {
    ...counted,
    ...standing(state, notifiedAt),
    cycle: view.cycle + (act.name === 'reject' ? 1 : 0),
    due: undefined,
    overdue: false,
  };
}

function standing(state: StateName, notifiedAt: string | undefined) {
  const { clause, mover } = stepOf(state);
  return {
    state,
    clause,
    notifiedAt,
    whoseMove: mover === 'nobody' ? [] : mover === 'both' ? ['carrier' as const] : [mover],
    commands: expectedCommands({ state, notifiedAt }),
  };
}

/** A report that the desk has not heard of, as it will stand there. */
function ofReport(one: Waiting, circuit: Circuit, code: string): IncidentView | undefined {
  const { act, at, incident } = one;
  if (act.name !== 'report') return undefined;
  const { symptom, outageSince, description = '', contact, selfDiagnosis } = act.body;
  const minutes = Math.max(0, Date.parse(at) - Date.parse(outageSince));
  const byOwner = Object.fromEntries(owners.map((owner) => [owner, 0]));
  return {
    ...standing(expectedOfReport(selfDiagnosis?.verdict), undefined),
    id: incident,
    code,
    cycle: 1,
    circuit: { id: circuit.id, code: circuit.code },
    site: circuit.site,
    province: circuit.province,
    carrier: circuit.carrier,
    symptom,
    reportedAt: at,
    outageSince,
    overdue: false,
    version: 0,
    now: at,
    description,
    contact,
    agreement: { ...circuit.agreement, version: 0, sha256: '' },
    forceMajeure: [],
    clocks: [],
    calendar: '24x7',
    outage: {
      totalMs: minutes,
      byOwner: { ...byOwner, unknown: minutes } as IncidentView['outage']['byOwner'],
      spans: [{ from: outageSince, to: at, owner: 'unknown' }],
    },
    hotline: circuit.hotline,
    unansweredCalls: 0,
    ladder: { mode: 'automatic', levels: [] },
    signatures: [],
  };
}
