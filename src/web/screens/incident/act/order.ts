/** Which of the reader's commands stand out at a step, and which wait behind "other things". */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import type { CommandName, StateName } from '../../../../http/contract/procedure.ts';
import type { FormCommand } from './values.ts';

/** The acts that move a step on, the likeliest first. At `notifying` the hotline's card leads. */
const leading: Record<StateName, readonly FormCommand[]> = {
  'self-diagnosis': ['self-diagnose'],
  notifying: [],
  'joint-diagnosis': ['diagnose', 'respond', 'propose-responsibility'],
  'local-repair': ['report-local-fix'],
  restoration: ['report-fixed', 'revise-etr'],
  verification: ['confirm', 'reject'],
  closing: ['sign'],
  closed: ['give-rfo'],
  withdrawn: [],
};

const leadingMax = 2;

/** Commands that have a place of their own: the question, the hotline's card, an entry's button. */
const elsewhere: readonly CommandName[] = [
  'agree-responsibility',
  'dispute-responsibility',
  'accept-force-majeure',
  'reject-force-majeure',
  'correct',
];
const onHotlineCard: readonly CommandName[] = ['log-call', 'notify'];

export interface Order {
  /** The one or two acts of this step. */
  main: FormCommand[];
  others: FormCommand[];
  /** Whether the hotline's card leads. */
  hotline: boolean;
}

type View = Pick<IncidentView, 'state' | 'commands' | 'diagnosis' | 'cycle' | 'proposal'>;

/** Sorts the commands that the desk offers this reader; nothing is added and nothing is lost. */
export function orderOf(view: View): Order {
  const offered = view.commands.filter(
    (name): name is FormCommand => !['report', 'attach'].includes(name),
  );
  const hotline = view.state === 'notifying' && offered.includes('log-call');
  const main = leading[view.state]
    .filter((name) => offered.includes(name))
    .filter((name) => name !== 'propose-responsibility' || isResponsibilityOpen(view))
    .slice(0, leadingMax);
  const placed = [...main, ...elsewhere, ...(hotline ? onHotlineCard : [])];
  return { main, hotline, others: offered.filter((name) => !placed.includes(name)) };
}

/** The acts that have a form, in the order of the screen: what leads, the hotline's, the others. */
export function keyedOf(view: View): FormCommand[] {
  const { main, others, hotline } = orderOf(view);
  const calls = view.commands.filter((name): name is FormCommand => onHotlineCard.includes(name));
  return [...main, ...(hotline ? calls : []), ...others];
}

/** Who is responsible leads once the cause is known, and while no proposal waits for its answer. */
function isResponsibilityOpen({ diagnosis, cycle, proposal }: View): boolean {
  return diagnosis?.cycle === cycle && proposal?.disputed !== false;
}
