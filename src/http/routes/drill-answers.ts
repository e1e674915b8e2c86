/** What a drill's link opens: one button, by which its contact says that the test came. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refusalPage } from '../../app/answer-page.ts';
import { pageLanguages } from '../../app/answer-words.ts';
import { answer, testOf } from '../../app/drill.ts';
import { drillPage } from '../../app/drill-page.ts';
import { linkPaths, type LinkSecret } from '../../app/link-secret.ts';
import type { Context, Server } from '../context.ts';
import { codeOf, RefusedError, statusOfRefusal } from '../errors.ts';
import { page } from '../page-answer.ts';

const byToken = z.object({ token: z.string() });

/** So many times a minute one address opens tests: a whole helpdesk may sit behind it. */
const opensPerMinute = 120;

/**
 * Adds what a test's link opens, in a room of its own. Reading it changes nothing, whoever scans
 * mail for links.
 */
export function drillAnswerRoutes(app: Server, context: Context, secret: LinkSecret): void {
  const { desk } = context;
  // A page's button sends a form; there is nothing in it, the address says it all.
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
    payload.resume();
    done(null);
  });
  app.addHook('onRequest', async (_request, reply) => {
    // A browser that keeps the referrer to itself calls its own form's origin "null": refused.
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  });
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error);
    if (code === 'D-7') request.log.error({ err: error }, 'request failed');
    const asked = URL.parse(request.url, 'http://desk');
    const wished = asked?.searchParams.get('lang');
    const lang = pageLanguages.find((one) => one === wished) ?? context.delivery.lang;
    return page(reply, statusOfRefusal(code), refusalPage(code, lang, asked?.pathname ?? ''));
  });
  const schema = { hide: true, security: [], params: byToken };
  const config = { rateLimit: { max: opensPerMinute, timeWindow: '1 minute' } };
  const url = `${linkPaths.drill}:token`;
  type Asked = FastifyRequest<{ Params: z.infer<typeof byToken> }>;
  const found = async ({ params }: Asked) => {
    const test = await testOf(desk, secret, params.token);
    if ('refusal' in test) throw new RefusedError(test.refusal);
    return test;
  };
  app.get(url, { schema, config }, async (request, reply) => {
    const { contactName, answeredAt } = await found(request);
    return page(reply, 200, drillPage(contactName, answeredAt !== null));
  });
  app.post(url, { schema, config }, async (request, reply) => {
    const test = await found(request);
    await answer(desk, test);
    return page(reply, 200, drillPage(test.contactName, true));
  });
}
