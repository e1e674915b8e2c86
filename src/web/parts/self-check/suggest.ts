/**
 * What the answers of the self-diagnosis point to (clause 1). A suggestion and nothing more: the
 * verdict is the technician's.
 */
import type { Check, checkResults, verdicts } from '../../../http/contract/procedure.ts';

export type CheckName = Check['check'];
export type Verdict = (typeof verdicts)[number];

export interface Answer {
  result: (typeof checkResults)[number];
  remark?: string;
}

/** The answers so far; a check that is not there has not been made. */
export type Answers = Partial<Record<CheckName, Answer>>;

export interface Suggestion {
  verdict: Verdict;
  /** The checks that it rests on. */
  because: CheckName[];
}

/** Faults that an office repairs itself. */
const ours: readonly CheckName[] = ['power', 'cabling', 'lan'];
/** Faults that show on our side of a line that has failed. */
const theirs: readonly CheckName[] = ['device-lights', 'gateway-ping'];

/** What the answers point to; undefined while they point nowhere. */
export function suggest(answers: Answers): Suggestion | undefined {
  const having = (names: readonly CheckName[], result: Answer['result']): CheckName[] =>
    names.filter((name) => answers[name]?.result === result);
  const local = having(ours, 'fault');
  if (local.length > 0) return { verdict: 'local', because: local };
  // Back after a restart: it was the device that hung.
  if (answers.restart?.result === 'ok') return { verdict: 'local', because: ['restart'] };
  const line = having(theirs, 'fault');
  if (line.length > 0) return { verdict: 'carrier', because: line };
  const fine = having(ours, 'ok');
  return fine.length === ours.length ? { verdict: 'carrier', because: fine } : undefined;
}

/** The answers as the desk takes them, in the order in which a technician walks. */
export function toChecks(answers: Answers, names: readonly CheckName[]): Check[] {
  return names.map((check) => {
    const { result = 'not-checked', remark } = answers[check] ?? {};
    const said = remark?.trim();
    return said ? { check, result, remark: said } : { check, result };
  });
}
