/** What each command carries, in the order of the clauses. Times claimed stand beside it. */
import type { Instant } from './agreement.ts';
import type { Check, EventData, Holder, noticeMeans, verdicts } from './incident.ts';
import type { CommandName } from './roles.ts';

type Verdict = { verdict: (typeof verdicts)[number]; checks: Check[]; remark?: string };

/** The facts of a circuit as the directory has them; `report` freezes them onto the incident. */
export type CircuitFacts = Pick<
  EventData['reported'],
  'circuit' | 'site' | 'province' | 'customerUnits' | 'carrierUnit' | 'agreement'
>;

export interface CommandData {
  report: Pick<EventData['reported'], 'symptom' | 'description' | 'outageSince' | 'contact'> & {
    circuit: string;
    selfDiagnosis?: Verdict;
  };
  'self-diagnose': Verdict;
  withdraw: { reason: string };
  /** Without a number: the hotline of the incident's province. */
  'log-call': Omit<EventData['hotline-called'], 'number'> & { number?: string };
  notify: { means: Exclude<(typeof noticeMeans)[number], 'hotline'>; receipt: string };
  /** Tells the next level of the ladder; before it is due only with a reason (clause 3). */
  escalate: { reason: string };
  respond: { text: string };
  update: EventData['updated'];
  diagnose: { cause: string; etr: Instant; responsibility?: Holder };
  'propose-responsibility': { holder: Holder; reason: string };
  'agree-responsibility': Record<string, never>;
  'dispute-responsibility': { reason: string };
  'report-local-fix': { what: string };
  'revise-etr': { etr: Instant; reason: string };
  'claim-force-majeure': { reason: string };
  'accept-force-majeure': Record<string, never>;
  'reject-force-majeure': { reason: string };
  'end-force-majeure': EventData['force-majeure-ended'];
  'report-fixed': { what: string };
  confirm: { text: string };
  reject: { reason: string };
  /** `head` and `statement`: the record's end and the digest of the facts that the signer saw. */
  sign: { head: string; statement: string; reservation?: string };
  /** `days` after the closing; without them the time that the agreement gives. */
  'ask-rfo': { days?: number; reason?: string };
  /** `file`: the SHA-256 of an attachment of this incident. */
  'give-rfo': { cause: string; measures?: string; file?: string };
  attach: EventData['attached'];
  note: { text: string };
  correct: { entry: number; text: string };
}

/** A command: what somebody wants, when it happened as they say, and the id that they gave it. */
export type Command = {
  [N in CommandName]: { name: N; data: CommandData[N]; claimedAt?: Instant };
}[CommandName];

export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>;
