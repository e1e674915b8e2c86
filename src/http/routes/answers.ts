/**
 * /t/{token}: answering without an account. Opening the page changes nothing, whoever scans mail
 * for links; its forms act. Neither page nor answer is described: it is for people, not programs.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answerByLink, openLink, type OpenedLink } from '../../app/answer-links.ts';
import { answerPage, promisedHours, refusalPage, type Shown } from '../../app/answer-page.ts';
import {
  linkPageWords,
  pageLanguages as languages,
  type PageLanguage as Language,
} from '../../app/answer-words.ts';
import type { LinkSecret } from '../../app/link-secret.ts';
import { linkAnswers, type Answered } from '../../domain/answer-link.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { shortText, text } from '../contract/common.ts';
import type { Context, Server } from '../context.ts';
import { codeOf, RefusedError, statusOfRefusal } from '../errors.ts';
import { page } from '../page-answer.ts';

const params = z.object({ token: z.string() });
const query = z.object({
  lang: z.enum(languages).optional().catch(undefined),
  done: z.enum(linkAnswers).optional().catch(undefined),
});
const form = z.object({
  answer: z.enum(linkAnswers),
  text: text.default(''),
  whom: shortText.default(''),
  within: z.enum(['at', ...promisedHours.map(String)]).default('at'),
  at: z
    .string()
    .regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)?$/)
    .default(''),
  ours: z.literal('on').optional(),
});
type Form = z.infer<typeof form>;
type Asked = FastifyRequest<{
  Params: z.infer<typeof params>;
  Querystring: z.infer<typeof query>;
  Body: Form;
}>;

/** So many times a minute one address opens links: a whole helpdesk may sit behind it. */
const opensPerMinute = 120;
/** So many answers a minute one link takes, refused ones included. */
const triesPerMinute = 10;

/** Adds the page of answers, in a room of its own: forms are read, refusals are pages. */
export function answerRoutes(app: Server, context: Context, secret: LinkSecret): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, payload, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(payload)))),
  );
  app.addHook('onRequest', async (_request, reply) => {
    // Never kept, never told to another site; but our own form has to say where it comes from.
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    reply.headers({ 'x-robots-tag': 'noindex' });
  });
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error);
    if (code === 'D-7') request.log.error({ err: error }, 'request failed');
    return refuse(reply, code, languageOf(request, context), pathOf(request));
  });
  app.get(
    '/t/:token',
    {
      schema: { hide: true, security: [], params, querystring: query },
      config: { rateLimit: { max: opensPerMinute, timeWindow: '1 minute' } },
    },
    (request, reply) => show(context, secret, request as Asked, reply),
  );
  app.post(
    '/t/:token',
    {
      schema: { hide: true, security: [], params, querystring: query, body: form },
      config: {
        rateLimit: {
          max: triesPerMinute,
          timeWindow: '1 minute',
          keyGenerator: ({ ip, url }) => `${ip} ${url.split('?')[0]}`,
        },
      },
    },
    (request, reply) => act(context, secret, request as Asked, reply),
  );
}

async function show(context: Context, secret: LinkSecret, request: Asked, reply: FastifyReply) {
  const opened = await opening(context, secret, request);
  const { done } = request.query;
  // Only what this link did answer is confirmed: an address can be written by anybody.
  const isTrue = opened.link.uses.some(({ answer }) => answer === done);
  const shown = shownTo(context, request, opened);
  return page(reply, 200, answerPage(opened, done && isTrue ? { ...shown, done } : shown));
}

async function act(context: Context, secret: LinkSecret, request: Asked, reply: FastifyReply) {
  const opened = await opening(context, secret, request);
  const lang = languageOf(request, context);
  const { answer } = request.body;
  const answered = answeredBy(request.body, opened, lang);
  const refused = await answerByLink(context.desk, opened, answered);
  if (!refused) {
    return reply.redirect(`${pathOf(request)}?lang=${lang}&done=${answer}`, 303);
  }
  const { ours, ...typed } = request.body;
  const again = { code: refused.refusal, answer, typed: { ...typed, ...(ours ? { ours } : {}) } };
  const shown = { ...shownTo(context, request, opened), refused: again };
  return page(reply, statusOfRefusal(refused.refusal), answerPage(opened, shown));
}

/** A link that can be read: one that is spent can, one that has ended cannot. */
async function opening({ desk }: Context, secret: LinkSecret, request: Asked): Promise<OpenedLink> {
  const opened = await openLink(desk, secret, request.params.token);
  if ('refusal' in opened) throw new RefusedError(opened.refusal);
  if (opened.end !== undefined && opened.end !== 'L-5') throw new RefusedError(opened.end);
  return opened;
}

function shownTo(context: Context, request: Asked, { incident }: OpenedLink): Shown {
  const lang = languageOf(request, context);
  const provinceName = context.provinceName(incident.report.province);
  return { lang, provinceName, path: pathOf(request) };
}

/** What the form says; an empty time is one that has passed, and refused as such (P-4.1). */
function answeredBy(body: Form, { now }: OpenedLink, lang: Language): Answered {
  const { answer, whom, within, at, ours, text: said } = body;
  switch (answer) {
    case 'acknowledge':
      return { answer, text: said };
    case 'diagnose': {
      // The hour of a form is the hour of the country that the desk stands in (UTC+7).
      const typed = Date.parse(`${at}:00+07:00`);
      const etr = within === 'at' ? typed : now + Number(within) * 3_600_000;
      const responsibility = ours ? { responsibility: 'carrier' as const } : {};
      return { answer, cause: said, etr: Number.isNaN(etr) ? 0 : etr, ...responsibility };
    }
    case 'fixed':
      return { answer, what: said };
    case 'not-mine':
      return { answer, text: whom === '' ? '' : linkPageWords[lang].notMine(whom, said) };
  }
}

function languageOf(request: FastifyRequest, { delivery }: Context): Language {
  const asked = URL.parse(request.url, 'http://desk')?.searchParams.get('lang');
  return languages.find((lang) => lang === asked) ?? delivery.lang;
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? '';
}

function refuse(reply: FastifyReply, code: RefusalCode, lang: Language, path: string) {
  return page(reply, statusOfRefusal(code), refusalPage(code, lang, path));
}
