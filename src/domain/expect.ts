/**
 * What a phone without a network may expect of its own acts: where the incident will stand once the
 * desk has taken them, and what the customer's side can do there. The desk judges anew when they
 * arrive (`rules.ts`); a test holds the two together.
 */
import { openStates, type StateName } from './procedure.ts';
import type { CommandName } from './roles.ts';

/** An act with what decides where it leads. */
interface Act {
  name: CommandName;
  body: { claimedAt?: unknown; verdict?: 'local' | 'carrier'; answered?: boolean };
}

/** What must be known of the incident before the act. */
interface Before {
  state: StateName;
  notifiedAt?: unknown;
}

/** The state of a new report: its own verdict decides. */
export function expectedOfReport(verdict: 'local' | 'carrier' | undefined): StateName {
  if (verdict === undefined) return 'self-diagnosis';
  return verdict === 'local' ? 'local-repair' : 'notifying';
}

/** The state after an act of the customer; the same one where the act does not move the step. */
export function expectedState(before: Before, act: Act): StateName {
  const { state } = before;
  switch (act.name) {
    case 'self-diagnose':
      return expectedOfReport(act.body.verdict);
    case 'withdraw':
      return 'withdrawn';
    case 'log-call':
      return state === 'notifying' && act.body.answered === true ? 'joint-diagnosis' : state;
    case 'notify':
      return 'joint-diagnosis';
    case 'report-local-fix':
      return before.notifiedAt === undefined ? 'closed' : 'closing';
    case 'confirm':
      return 'closing';
    case 'reject':
      return 'joint-diagnosis';
    default:
      return state;
  }
}

const always: readonly CommandName[] = ['update', 'note', 'attach'];

const offered: Partial<Record<StateName, readonly CommandName[]>> = {
  'self-diagnosis': ['self-diagnose', 'withdraw'],
  notifying: ['self-diagnose', 'withdraw', 'log-call', 'notify'],
  'joint-diagnosis': ['log-call'],
  'local-repair': ['self-diagnose', 'withdraw', 'report-local-fix'],
  restoration: ['log-call'],
  verification: ['log-call', 'confirm', 'reject'],
};

/** What stops being the site's alone once the carrier has been told. */
const beforeNotice: readonly CommandName[] = ['self-diagnose', 'withdraw'];

/** What the customer can write down at a step without having heard from the desk. */
export function expectedCommands({ state, notifiedAt }: Before): CommandName[] {
  if (!openStates.some((open) => open === state)) return [];
  const own = (offered[state] ?? []).filter(
    (name) => notifiedAt === undefined || !beforeNotice.includes(name),
  );
  return [...own, ...always];
}
