/** Answers that a person reads in a browser without the page's scripts. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageLanguages as languages, type PageLanguage as Language } from '../app/answer-words.ts';
import { troublePage } from '../app/trouble-page.ts';
import type { Agreement } from '../domain/agreement.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { currentAgreements } from '../store/agreements.ts';
import type { Store } from '../store/connect.ts';

/** Writes a page as the answer. */
export function page(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .serializer((html: unknown) => String(html))
    .send(body);
}

/** A refusal as a page, where that is what was asked for; undefined: it is written as a problem. */
export type Troubles = (
  request: FastifyRequest,
  code: RefusalCode,
  status: number,
) => { body: string; headers: Record<string, string> } | undefined;

/** So long an overloaded desk is left alone, in seconds; as `Retry-After` says. */
const againSeconds = 10;

/** The numbers to call are known before the desk is in trouble, and no older than this. */
const keptMs = 600_000;

interface Known {
  store: Store;
  provinceName: (code: string) => string;
  /** Where the browser asks for neither. */
  lang: Language;
}

/** What is told to a browser that opened an address, of a desk that cannot answer for a while. */
export async function openTroubles({ store, provinceName, lang: usual }: Known): Promise<Troubles> {
  const read = async (): Promise<Agreement[]> =>
    (await currentAgreements(store)).map(({ agreement }) => agreement);
  let agreements = await read();
  let readAt = Date.now();
  const refresh = async (): Promise<void> => {
    readAt = Date.now();
    agreements = await read().catch(() => agreements);
  };
  return (request, code, status) => {
    if (!isOpened(request) || (status < 500 && status !== 429)) return undefined;
    if (Date.now() - readAt > keptMs) void refresh();
    const lang = languageOf(request) ?? usual;
    // A defect stays one: only what passes by itself is asked for again.
    const again = status === 500 ? {} : { againSeconds };
    const asked = { code, lang, path: request.url, agreements, provinceName, ...again };
    const headers = status === 500 ? {} : { refresh: String(againSeconds) };
    return { body: troublePage(asked), headers: { ...headers, 'cache-control': 'no-store' } };
  };
}

/** Whether a person opened this address, rather than a program or a part of the page. */
function isOpened({ method, url, headers }: FastifyRequest): boolean {
  const isPage = method === 'GET' && !/^\/(api|assets|healthz|readyz|metrics)(\/|$|\?)/.test(url);
  return isPage && (headers.accept ?? '').includes('text/html');
}

/** The first language in the browser's list that the desk speaks. */
function languageOf({ headers }: FastifyRequest): Language | undefined {
  const asked = (headers['accept-language'] ?? '').split(',').map((one) => one.trim().slice(0, 2));
  return asked
    .map((one) => languages.find((lang) => lang === one.toLowerCase()))
    .find((lang) => lang !== undefined);
}
