/** What somebody's rights refused is written to the trail: who tried what is not theirs to do. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeAudit } from '../store/audit.ts';
import type { Store } from '../store/connect.ts';
import { codeOf, statusOfRefusal } from './errors.ts';
import { originOf } from './library.ts';
import type { Identity } from './who.ts';

/** A person who tries the same again within so long is written down once: a loop fills no trail. */
const onceInMs = 60_000;

/** How many tries are remembered; beyond, the oldest is forgotten and may be written again. */
const rememberedMax = 10_000;

/** Makes the hook for errors on their way out: a refusal of rights (403) leaves an entry. */
export function trespassHook(
  store: Store,
  standing: Identity['standing'],
): (request: FastifyRequest, reply: FastifyReply, error: Error) => Promise<void> {
  const written = new Map<string, number>();
  const isNew = (tried: string): boolean => {
    if ((written.get(tried) ?? 0) > Date.now() - onceInMs) return false;
    written.delete(tried);
    written.set(tried, Date.now());
    const [oldest] = written.keys();
    if (written.size > rememberedMax && oldest !== undefined) written.delete(oldest);
    return true;
  };
  return async (request, _reply, error) => {
    const refused = codeOf(error);
    if (statusOfRefusal(refused) !== 403) return;
    try {
      const { person: actor } = await standing(request);
      const route = `${request.method} ${request.routeOptions.url ?? '?'}`;
      if (!isNew(`${actor.person} ${route} ${refused}`)) return;
      const entry = { actor, action: 'access', subject: { kind: 'route', id: route } };
      const origin = originOf(request);
      await writeAudit(store, { ...entry, after: { refused }, outcome: 'refused', origin });
    } catch (cause) {
      // Nobody the desk knows, or no database: the refusal itself is answered all the same.
      request.log.warn({ err: cause }, 'a refusal was not written down');
    }
  };
}
