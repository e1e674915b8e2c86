/** Refusals as the API answers them: RFC 9457 problem details, with the clause's code and words. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { refusals, type RefusalCode } from '../domain/refusals.ts';
import { isAway } from '../store/connect.ts';
import type { Problem } from './contract/common.ts';
import { page, type Troubles } from './page-answer.ts';

/** Codes whose HTTP status is not 422 (the words of a command are wrong). */
const statuses: Partial<Record<RefusalCode, number>> = {
  'P-0.1': 403,
  'P-0.2': 403,
  'P-0.8': 403,
  'P-1.3': 409,
  'P-3.1': 409,
  'P-3.2': 409,
  'P-3.3': 409,
  'P-3.4': 409,
  'P-3.6': 409,
  'P-4.3': 409,
  'P-4.4': 403,
  'P-4.9': 409,
  'P-5.1': 409,
  'P-5.3': 409,
  'P-5.4': 409,
  'P-5.6': 403,
  'P-6.1': 403,
  'P-7.1': 409,
  'P-7.2': 409,
  'P-7.3': 409,
  'P-7.4': 409,
  'P-7.5': 403,
  'P-7.6': 409,
  'P-7.7': 409,
  'F-1': 415,
  'F-2': 413,
  'F-5': 409,
  'F-6': 400,
  'F-7': 409,
  'F-8': 409,
  'F-9': 409,
  'F-10': 410,
  'G-1': 409,
  'G-2': 403,
  'G-3': 409,
  'G-4': 409,
  'G-5': 409,
  'G-7': 409,
  'G-11': 409,
  'G-12': 409,
  'G-13': 409,
  'G-14': 409,
  'D-30': 409,
  'A-2': 409,
  'A-3': 409,
  'A-5': 409,
  'A-6': 409,
  'A-8': 403,
  'A-9': 409,
  'D-1': 404,
  'D-2': 409,
  'D-4': 400,
  'D-5': 401,
  'D-6': 429,
  'D-7': 500,
  'D-8': 413,
  'D-9': 403,
  'D-10': 503,
  'D-11': 409,
  'D-12': 409,
  'D-13': 409,
  'D-14': 403,
  'D-15': 409,
  'D-16': 404,
  'D-17': 401,
  'D-19': 403,
  'L-1': 404,
  'L-2': 410,
  'L-3': 410,
  'L-4': 410,
  'L-5': 409,
  'L-6': 403,
  'L-7': 410,
  'R-1': 409,
  'R-2': 409,
  'R-3': 403,
  'R-4': 409,
  'R-5': 409,
  'R-6': 409,
  'R-7': 404,
  'R-8': 403,
  'M-1': 409,
  'M-2': 403,
  'M-3': 403,
  'D-18': 403,
  'I-1': 423,
  'I-2': 429,
  'I-3': 403,
  'I-4': 403,
  'I-5': 403,
  'I-6': 401,
  'I-7': 401,
  'I-8': 403,
  'I-12': 401,
  'I-13': 409,
  'I-15': 409,
  'I-16': 401,
  'S-2': 410,
  'S-3': 409,
};

/** A refusal on its way out of a handler: the error handler writes it as a problem. */
export class RefusedError extends Error {
  readonly code: RefusalCode;
  readonly more: Pick<Problem, 'state' | 'fields' | 'flaws'>;

  constructor(code: RefusalCode, more: Pick<Problem, 'state' | 'fields' | 'flaws'> = {}) {
    super(refusals[code].en.what);
    this.code = code;
    this.more = more;
  }
}

/**
 * The HTTP status of a refusal. `P-n.0` is a command that came when its step was not there: 409.
 */
export function statusOfRefusal(code: RefusalCode): number {
  return statuses[code] ?? (/^P-\d\.0$/.test(code) ? 409 : 422);
}

/** Writes what the router itself refuses (a path that is none, or too long) as a problem. */
export function refusePath(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  send(request, reply, 'D-1');
}

/**
 * Writes every error as a problem, or as a page where `troubles` has one for who opened it; what is
 * not a refusal is a defect, logged, and told as D-7.
 */
export function installErrors(
  app: FastifyInstance,
  onDefect: (error: unknown, asked: string) => void = () => undefined,
  troubles: Troubles = () => undefined,
): void {
  app.setErrorHandler((error: FastifyError | RefusedError, request, reply) => {
    const trouble = troubles(request, codeOf(error), statusOfRefusal(codeOf(error)));
    if (error instanceof RefusedError && !trouble) {
      return send(request, reply, error.code, error.more);
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = error.validation.map((flaw) => ({
        path: `${error.validationContext ?? ''}${flaw.instancePath.replaceAll('/', '.')}`,
        message: flaw.message ?? '',
      }));
      return send(request, reply, 'D-4', { fields });
    }
    const code = codeOf(error);
    if (code === 'D-7') {
      request.log.error({ err: error }, 'request failed');
      // By its route, not its address: what somebody asked for is no matter of a log.
      onDefect(error, `${request.id} ${request.method} ${request.routeOptions.url ?? '?'}`);
    }
    if (!trouble) return send(request, reply, code);
    return page(reply.headers(trouble.headers), statusOfRefusal(code), trouble.body);
  });
  app.setNotFoundHandler((request, reply) => send(request, reply, 'D-1'));
}

/** The refusal that an error is; what is none is a defect of the desk (D-7). */
export function codeOf(error: unknown): RefusalCode {
  if (error instanceof RefusedError) return error.code;
  if (hasZodFastifySchemaValidationErrors(error)) return 'D-4';
  return isAway(error) ? 'D-10' : codeOfStatus((error as Partial<FastifyError>).statusCode);
}

/** What the framework itself refuses: too large, too fast, not JSON. */
function codeOfStatus(status: number | undefined): RefusalCode {
  if (status === 413) return 'D-8';
  if (status === 429) return 'D-6';
  if (status === 503) return 'D-10';
  return status !== undefined && status >= 400 && status < 500 ? 'D-4' : 'D-7';
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  code: RefusalCode,
  more: Pick<Problem, 'state' | 'fields' | 'flaws'> = {},
): FastifyReply {
  const { vi, en } = refusals[code];
  const status = statusOfRefusal(code);
  const body: Problem = {
    type: `/api/docs#${code}`,
    title: en.what,
    status,
    detail: en.todo,
    instance: request.id,
    code,
    words: { vi, en },
    ...more,
  };
  // Serialised by hand: an error answer must not depend on the schema of the route that failed.
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}
