/** /api/admin/wordings: the words of messages; each side replaces what its own people read. */
import type { FastifyRequest } from 'fastify';
import { historyOf } from '../../app/admin/history.ts';
import {
  judgeWording,
  saveWording,
  wordingId,
  wordingItem,
  wordingItems,
  type WordingItem,
} from '../../app/admin/wordings.ts';
import { preview } from '../../app/preview.ts';
import { iso } from '../../app/view.ts';
import { levelHole, namesLevel, tidied } from '../../domain/wording.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/admin-wordings.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { answered, flawsShown, historyView } from './admin.ts';
import { sideAdmin } from './admin-contacts.ts';
import { previewAsked } from './previews.ts';

const tags = ['administration'];

/** Adds the routes of words. */
export function adminWordingRoutes(app: Server, context: Context): void {
  readingRoutes(app, context);
  savingRoute(app, context);
}

function readingRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/wordings',
    {
      schema: {
        tags,
        summary: 'The words of each message that one’s side reads: as they ship, and in force',
        response: { 200: contract.wordingList },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      return { items: (await wordingItems(person, store.db)).map(shown) };
    },
  );
  app.get(
    '/api/admin/wordings/:kind/:lang',
    {
      schema: {
        tags,
        summary: 'The words of one message in one language, and their history',
        params: contract.wordingParams,
        response: { 200: contract.wordingPage },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const item = await wordingItem(person, store.db, request.params);
      if (!item) throw new RefusedError('D-1');
      const thing = { kind: 'wording', id: wordingId(item) };
      const history = await historyOf(store, person, thing);
      return { ...shown(item), history: history.map(historyView) };
    },
  );
}

function savingRoute(app: Server, context: Context): void {
  const { store } = context.desk;
  const { deskUrl } = context.delivery;
  app.post(
    '/api/admin/wordings/:kind/:lang',
    {
      schema: {
        tags,
        summary: 'Put words in place of those that ship, or go back to those; or only judge them',
        params: contract.wordingParams,
        body: contract.saveWording,
        response: { 200: contract.wordingOutcome },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const { words, seen, check } = request.body;
      if (check) return judged(context, person, request);
      const act = { store, actor: person, deskUrl, origin: originOf(request) };
      const outcome = answered(await saveWording(act, request.params, words, seen));
      return { ...outcome, flaws: [] };
    },
  );
}

type Asked = FastifyRequest<{
  Params: ReturnType<typeof contract.wordingParams.parse>;
  Body: ReturnType<typeof contract.saveWording.parse>;
}>;

/** What would be wrong with the words, and the message that they make all the same. */
async function judged(
  context: Context,
  person: Person,
  { params, body }: Pick<Asked, 'params' | 'body'>,
): Promise<contract.WordingOutcomeView> {
  const { desk, delivery } = context;
  const { kind, lang } = params;
  const item = await wordingItem(person, desk.store.db, params);
  if (!item) throw new RefusedError('D-1');
  const words = tidied(kind, body.words ?? item.shipped);
  const flaws = flawsShown(judgeWording(params, words, delivery.deskUrl));
  const changed = Object.entries(words).filter(([field, text]) => {
    return new Map(Object.entries(item.words)).get(field) !== text;
  }).length;
  if (!body.about) return { changed, flaws };
  const { asked, reader } = await previewAsked(context, person, { ...body.about, lang });
  return {
    changed,
    flaws,
    preview: await preview(desk, asked, { ...reader, draft: { kind, words } }),
  };
}

function shown({ kind, lang, words, shipped, replaced, seen }: WordingItem) {
  return {
    kind,
    lang,
    words,
    shipped,
    seen,
    ...(namesLevel(kind) ? { hole: levelHole[lang] } : {}),
    ...(replaced ? { replaced: { at: iso(replaced.at.getTime()), by: replaced.byName } } : {}),
  };
}
