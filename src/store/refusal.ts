import type { Words } from '../domain/agreement.ts';

/**
 * The desk will not start, and an operator has to do something. `what` says what happened (and why
 * going on would be unsafe), `remedy` what to do; both are whole sentences in both languages.
 */
export class StartRefusal extends Error {
  readonly what: Words;
  readonly remedy: Words;

  constructor(what: Words, remedy: Words, cause?: unknown) {
    super(`${what.vi} ${remedy.vi}\n${what.en} ${remedy.en}`, { cause });
    this.name = 'StartRefusal';
    this.what = what;
    this.remedy = remedy;
  }
}

/** The code of a system or SQL error (`EACCES`, `28P01`); an empty string where there is none. */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (!(error instanceof Error) || !('code' in error)) return '';
  return String(error.code);
}

/** What an error says, in one line; of several addresses that all failed, the first one's. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorText(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return (error.message || errorCode(error) || error.name).split('\n', 1)[0] ?? '';
}
