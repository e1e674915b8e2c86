/** The record as a whole: /api/record/standing, and the desk's public keys at a stable address. */
import { readStanding, type Standing } from '../../app/keeping.ts';
import { iso } from '../../app/view.ts';
import { flawSentence } from '../../domain/record-flaws.ts';
import * as contract from '../contract/record.ts';
import type { Context, Server } from '../context.ts';

const tags = ['record'];

/** Adds the routes of the record as a whole. */
export function recordRoutes(app: Server, { desk, who, ring }: Context): void {
  app.get(
    '/.well-known/thongsuot-keys.json',
    {
      schema: {
        tags,
        summary: 'The public keys that sign checkpoints and exports, the first one first',
        security: [],
        response: { 200: contract.publicKeys },
      },
    },
    async () => {
      const keys = await ring.keys();
      return {
        format: 'thongsuot-keys/1' as const,
        keys: keys.map(({ id, ...key }) => ({
          kid: id,
          kty: 'OKP' as const,
          crv: 'Ed25519' as const,
          ...key,
        })),
      };
    },
  );
  app.get(
    '/api/record/standing',
    {
      schema: {
        tags,
        summary: 'How the record stands: what was sealed last, what the last walk found',
        response: { 200: contract.recordStanding },
      },
    },
    async (request) => {
      const { role } = await who(request);
      return shown(await readStanding(desk.store, ring), role === 'headquarters');
    },
  );
}

/** `isOwner`: which incident a flaw concerns is for headquarters alone. */
function shown(
  { now, checkpoint, key, check, alarms }: Standing,
  isOwner: boolean,
): contract.RecordStandingView {
  return {
    now: iso(now),
    holds: alarms.length === 0,
    alarms,
    ...(checkpoint ? { checkpoint: { ...checkpoint, at: iso(checkpoint.at) } } : {}),
    ...(key === undefined ? {} : { key }),
    ...(check ? { check: checkView(check, isOwner) } : {}),
  };
}

function checkView(
  { endedAt, flaws, ...counts }: NonNullable<Standing['check']>,
  isOwner: boolean,
) {
  return {
    ...counts,
    at: iso(endedAt),
    flaws: flaws.map(({ id, ...flaw }) => {
      const told = isOwner && id !== undefined ? { ...flaw, id } : flaw;
      const words = { vi: flawSentence(told, 'vi'), en: flawSentence(told, 'en') };
      return { what: flaw.what, words };
    }),
  };
}
