/** What went wrong, in both languages, whether the desk refused, failed, or was not reached. */
import type { Problem } from '../../http/contract/common.ts';
import { failures } from '../words/failures.ts';

/** Every failure of a call to the desk. `status` is 0 where no answer came. */
export class ApiError extends Error {
  readonly status: number;
  /** The refusal's clause (`P-6.2`), the desk's own code (`D-5`), `network` or `unexpected`. */
  readonly code: string;
  readonly words: Problem['words'];
  /** The whole problem, where the desk gave one: its fields, the incident's present state. */
  readonly problem: Problem | undefined;

  constructor(status: number, code: string, words: Problem['words'], problem?: Problem) {
    super(`${code}: ${words.en.what}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.words = words;
    this.problem = problem;
  }
}

/** No answer came: the network is down, or the desk is. */
export function unreachable(): ApiError {
  return new ApiError(0, 'network', failures.network);
}

/** An answer came that is not one of the desk's. */
export function unexpected(status: number): ApiError {
  return new ApiError(status, 'unexpected', failures.unexpected);
}

/** Reads an answer that is not 2xx. Never throws. */
export async function problemOf(response: Response): Promise<ApiError> {
  return problemFrom(response.status, await response.json().catch(() => undefined));
}

/** The failure that a status and its body tell of. */
function problemFrom(status: number, body: unknown): ApiError {
  return isProblem(body) ? new ApiError(status, body.code, body.words, body) : unexpected(status);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'words' in body;
}

/** Any thrown thing as an `ApiError`, for a screen that must say something. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : unexpected(0);
}
