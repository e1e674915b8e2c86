/**
 * The seven steps of the agreed procedure as one table, in the paper's order, clause first.
 * Every change of state in `incident.ts` goes through `follow`, so nothing can happen that is not
 * written here; docs/procedure-2009.md and its diagram are checked against this table.
 */
import type { Party } from './agreement.ts';

/** One step: the clause, the state while it lasts, whose move it is, and where each exit leads. */
interface Step {
  clause: string;
  state: string;
  /** `both`: the parties work together; see `whoseMove` for which of them is awaited now. */
  mover: Party | 'both' | 'nobody';
  exits: Readonly<Record<string, string>>;
}

export const steps = [
  {
    clause: '1',
    state: 'self-diagnosis',
    mover: 'customer',
    exits: { 'found-local': 'local-repair', 'found-carrier': 'notifying', withdrawn: 'withdrawn' },
  },
  {
    clause: '2',
    state: 'notifying',
    mover: 'customer',
    exits: {
      'carrier-notified': 'joint-diagnosis',
      'found-local': 'local-repair',
      withdrawn: 'withdrawn',
    },
  },
  // Clause 3, the overdue answer, has no state: its clocks run beside clauses 4 to 6.
  {
    clause: '4',
    state: 'joint-diagnosis',
    mover: 'both',
    exits: { 'customer-responsible': 'local-repair', 'carrier-responsible': 'restoration' },
  },
  {
    clause: '4',
    state: 'local-repair',
    mover: 'customer',
    exits: {
      repaired: 'closing',
      'repaired-unnotified': 'closed',
      // The paper is silent on a wrong verdict; it can be put right, see docs/decisions/0002.
      'found-carrier': 'notifying',
      'carrier-responsible': 'joint-diagnosis',
      withdrawn: 'withdrawn',
    },
  },
  {
    clause: '5',
    state: 'restoration',
    mover: 'carrier',
    exits: { fixed: 'verification', 'customer-responsible': 'local-repair' },
  },
  {
    clause: '6',
    state: 'verification',
    mover: 'customer',
    exits: { confirmed: 'closing', 'not-fixed': 'joint-diagnosis' },
  },
  { clause: '7', state: 'closing', mover: 'both', exits: { 'signed-by-both': 'closed' } },
  { clause: '7', state: 'closed', mover: 'nobody', exits: {} },
  { clause: '1', state: 'withdrawn', mover: 'nobody', exits: {} },
] as const satisfies readonly Step[];

/** The state of an incident: the step that it is in. */
export type StateName = (typeof steps)[number]['state'];

/** What makes an incident leave a step. */
export type Exit = { [S in (typeof steps)[number] as S['state']]: keyof S['exits'] }[StateName];

/** Every state, in the paper's order. */
export const stateNames = steps.map((step) => step.state);

/** The states in which an incident is still somebody's work. */
export const openStates = steps.filter((s) => s.mover !== 'nobody').map((s) => s.state);

/** The row of the table for a state. */
export function stepOf(state: StateName): Step & { state: StateName } {
  const step = steps.find((s) => s.state === state);
  if (!step) throw new Error(`no step for state ${state}`);
  return step;
}

/** The state that an exit leads to. Throws where there is no such exit: a defect, never input. */
export function follow(state: StateName, exit: Exit): StateName {
  const exits: Readonly<Record<string, string>> = stepOf(state).exits;
  const next = stateNames.find((name) => name === exits[exit]);
  if (next === undefined) throw new Error(`the procedure has no way "${exit}" out of "${state}"`);
  return next;
}

/** Whether the incident has ended: nothing more can be written to it. */
export function isOver(state: StateName): boolean {
  return stepOf(state).mover === 'nobody';
}

/** The state diagram as Mermaid text; `words` gives each state's and each exit's label. */
export function mermaid(words: (name: StateName | Exit) => string = (name) => name): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${idOf(steps[0].state)}`];
  for (const step of steps) {
    // Not "1. name": some renderers take that for a list and refuse it.
    lines.push(`  ${idOf(step.state)}: ${step.clause} · ${words(step.state)}`);
  }
  for (const step of steps) {
    const exits: [string, string][] = Object.entries(step.exits);
    for (const [exit, to] of exits) {
      lines.push(`  ${idOf(step.state)} --> ${idOf(to)}: ${words(exit as Exit)}`);
    }
    if (step.mover === 'nobody') lines.push(`  ${idOf(step.state)} --> [*]`);
  }
  return lines.join('\n');
}

/** Mermaid's state ids take no hyphen. */
function idOf(state: string): string {
  return state.replaceAll('-', '_');
}
