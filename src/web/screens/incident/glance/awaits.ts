/** What is awaited of whose move it is, as the name of a sentence. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';

export type Awaited =
  | 'self-diagnose'
  | 'notify'
  | 'answer-responsibility'
  | 'diagnose'
  | 'agree'
  | 'repair'
  | 'restore'
  | 'verify'
  | 'sign'
  | 'nothing';

/** The act that an incident waits for now, the one that `whoseMove` names. */
export function awaitedOf(
  view: Pick<IncidentView, 'state' | 'proposal' | 'diagnosis' | 'cycle'>,
): Awaited {
  const asked = view.proposal !== undefined && !view.proposal.disputed;
  switch (view.state) {
    case 'self-diagnosis':
      return 'self-diagnose';
    case 'notifying':
      return 'notify';
    case 'joint-diagnosis':
      if (asked) return 'answer-responsibility';
      return view.diagnosis?.cycle === view.cycle ? 'agree' : 'diagnose';
    case 'local-repair':
      return 'repair';
    case 'restoration':
      return 'restore';
    case 'verification':
      return 'verify';
    case 'closing':
      return 'sign';
    case 'closed':
    case 'withdrawn':
      return 'nothing';
  }
}
