/** What is awaited of whose move it is, as the name of a sentence. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import type { Party, StateName } from '../../../../http/contract/procedure.ts';

type View = Pick<IncidentView, 'state' | 'proposal' | 'diagnosis' | 'cycle' | 'forceMajeure'>;

export type Awaited =
  | 'self-diagnose'
  | 'notify'
  | 'answer-responsibility'
  | 'diagnose'
  | 'agree'
  | 'repair'
  | 'restore'
  | 'answer-force-majeure'
  | 'verify'
  | 'sign'
  | 'nothing';

const awaited: Record<StateName, Awaited> = {
  'self-diagnosis': 'self-diagnose',
  notifying: 'notify',
  'joint-diagnosis': 'diagnose',
  'local-repair': 'repair',
  restoration: 'restore',
  verification: 'verify',
  closing: 'sign',
  closed: 'nothing',
  withdrawn: 'nothing',
};

/**
 * The act that an incident waits for now, the one that `whoseMove` names. A claim of force majeure
 * waits for the customer while the carrier works on: it is what the customer is asked.
 */
export function awaitedOf(view: View, party: Party): Awaited {
  if (view.state === 'restoration' && party === 'customer' && isClaimPending(view)) {
    return 'answer-force-majeure';
  }
  if (view.state === 'joint-diagnosis') {
    if (view.proposal?.disputed === false) return 'answer-responsibility';
    if (view.diagnosis?.cycle === view.cycle) return 'agree';
  }
  return awaited[view.state];
}

function isClaimPending(view: View): boolean {
  return view.forceMajeure.some((claim) => claim.verdict === 'pending');
}
