/** /api/intake/text-receipts: what the HTTP text gateway tells later of a message that it took. */
import { z } from 'zod';
import { takeTold } from '../../app/receipts.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { fieldsOfCall, isSecret } from '../gateway-call.ts';

const url = '/api/intake/text-receipts';

/** A gateway tells of a mass outage's texts at once; whoever guesses at a secret needs far more. */
const callsPerMinute = 1_200;

/**
 * Adds the route of receipts, in a room of its own: makers of gateways send JSON or a form, by POST
 * or by GET, whichever theirs knows. The secret of its settings is asked for each time.
 */
export function textReceiptRoutes(app: Server, { desk, delivery }: Context): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, payload, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(payload)))),
  );
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url,
      schema: {
        tags: ['texts'],
        summary: `What became of a text, from the HTTP gateway by ${method}; by its secret`,
        security: [],
        response: { 204: z.null() },
      },
      config: { rateLimit: { max: callsPerMinute, timeWindow: '1 minute' } },
      handler: async (request, reply) => {
        const { receipts } = delivery;
        if (!receipts || !isSecret(request, receipts.secret)) throw new RefusedError('D-5');
        const isTold = await takeTold(desk, delivery, receipts, fieldsOfCall(request));
        if (!isTold) throw new RefusedError('D-4');
        return reply.code(204).send(null);
      },
    });
  }
}
