/** Cursors of the lists: opaque to clients, checked when they come back. */
import { z } from 'zod';
import type { Place } from '../store/incidents.ts';
import { uuid } from './contract/common.ts';
import { RefusedError } from './errors.ts';

// Of the years that a timestamp is written in with four digits, and in whole milliseconds.
const instant = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
const place = z.tuple([z.union([instant, z.literal('infinity')]), uuid]);

/** The cursor of a place in the list. */
export function encodePlace({ key, id }: Place): string {
  const text = JSON.stringify([Number.isFinite(key) ? key : 'infinity', id]);
  return Buffer.from(text).toString('base64url');
}

/** The place of a cursor; refuses (D-4) what is not one of ours. */
export function decodePlace(cursor: string): Place {
  try {
    const [key, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { key: key === 'infinity' ? Number.POSITIVE_INFINITY : key, id };
  } catch {
    throw new RefusedError('D-4', {
      fields: [{ path: 'querystring.cursor', message: 'not a cursor' }],
    });
  }
}
