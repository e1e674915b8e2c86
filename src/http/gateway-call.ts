/** What a text gateway calls the desk with: its secret, and fields in a query or a body. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sha256 } from '../domain/record.ts';

/** The longest field that is read: the longest text message is shorter. */
const fieldMax = 2_000;

/** Whether a call bears the secret: as a bearer token, or as `?secret=` from whoever sets none. */
export function isSecret({ headers, query }: FastifyRequest, secret: string): boolean {
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const given = bearer ?? fieldsOf(query)['secret'] ?? '';
  return timingSafeEqual(Buffer.from(sha256(given), 'hex'), Buffer.from(sha256(secret), 'hex'));
}

/** The fields of a call, those of the body first. */
export function fieldsOfCall({ query, body }: FastifyRequest): Record<string, string> {
  return { ...fieldsOf(query), ...fieldsOf(body) };
}

/** The texts and numbers of a body or a query; anything else is nothing. */
function fieldsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[name, String(value).slice(0, fieldMax)]]
        : [],
    ),
  );
}
