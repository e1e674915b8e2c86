/**
 * A refusal for who opened an address in a browser and has no page yet that could read JSON: what
 * it is, what to do, the numbers to call. Nothing in it asks the desk for more.
 */
import type { Agreement } from '../domain/agreement.ts';
import { refusals, type RefusalCode } from '../domain/refusals.ts';
import type { Language } from '../notify/words.ts';
import { html, htmlPage, type Html } from './html.ts';

/** What the page is shown with. */
export interface Trouble {
  code: RefusalCode;
  lang: Language;
  /** The address that was asked for. */
  path: string;
  /** The page asks for itself again after so long; absent: it does not. */
  againSeconds?: number;
  /** The agreements in force, whose hotlines answer when the desk does not. */
  agreements: readonly Agreement[];
  provinceName: (code: string) => string;
}

const words = {
  vi: {
    byItself: (seconds: number) => `Trang này tự thử lại sau ${seconds} giây.`,
    again: 'Thử lại ngay',
    hotlines: (carrier: string) => `Số trực sự cố ${carrier}`,
  },
  en: {
    byItself: (seconds: number) => `This page tries again by itself in ${seconds} seconds.`,
    again: 'Try again now',
    hotlines: (carrier: string) => `${carrier} hotlines`,
  },
} satisfies Record<Language, unknown>;

/** The page, whole. */
export function troublePage(trouble: Trouble): string {
  const { code, lang, path, againSeconds, agreements } = trouble;
  const { what, todo } = refusals[code][lang];
  const said = words[lang];
  const body = html`<header><h1>Thông Suốt</h1></header>
    <div class="note" role="alert">
      <p><b>${what}</b></p>
      <p>${todo}</p>
      ${againSeconds !== undefined && html`<p>${said.byItself(againSeconds)}</p>`}
    </div>
    <p><a href="${path}">${said.again}</a> <span class="muted">(${code})</span></p>
    ${agreements.map((agreement) => hotlines(agreement, trouble))}`;
  return htmlPage(lang, 'Thông Suốt', body);
}

function hotlines({ carrier, hotlines: all }: Agreement, { lang, provinceName }: Trouble): Html {
  const named = all.map((hotline) => ({ ...hotline, name: provinceName(hotline.province) }));
  const rows = named
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
    .map(
      ({ name, printed, e164 }) =>
        html`<div>
          <dt>${name}</dt>
          <dd><a href="tel:${e164}">${printed}</a> <span class="muted">${e164}</span></dd>
        </div>`,
    );
  return html`<details class="card">
    <summary>${words[lang].hotlines(carrier.name[lang])}</summary>
    <dl>${rows}</dl>
  </details>`;
}
