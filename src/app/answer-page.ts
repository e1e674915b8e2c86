/** The page behind a link: what has happened, and the four answers, each a form of its own. */
import type { Instant } from '../domain/agreement.ts';
import { hasAnswered, linkAnswers, type LinkAnswer } from '../domain/answer-link.ts';
import { promisedAt } from '../domain/incident.ts';
import { refusals, type RefusalCode } from '../domain/refusals.ts';
import { terms } from '../domain/terms.ts';
import { clockTime } from '../notify/clock-time.ts';
import { messageWords, type Language } from '../notify/words.ts';
import type { OpenedLink } from './answer-links.ts';
import { linkPageWords, type LinkPageWords } from './answer-words.ts';
import { html, htmlPage, type Html } from './html.ts';

/** How soon a restoration is promised with one tap, in hours. */
export const promisedHours = [1, 2, 4, 8] as const;

/** What the page is shown with. */
export interface Shown {
  lang: Language;
  provinceName: string;
  /** The address of the page itself, without a query. */
  path: string;
  /** The answer that was just recorded. */
  done?: LinkAnswer;
  /** What was refused, with what had been typed. */
  refused?: { code: RefusalCode; answer: LinkAnswer; typed: Record<string, string> };
}

/** The page of a link that can be read. */
export function answerPage(opened: OpenedLink, shown: Shown): string {
  const words = linkPageWords[shown.lang];
  const { link, incident } = opened;
  const { done, refused, lang } = shown;
  const isOver = opened.end !== undefined;
  const body = html`${head(words, shown.path)}
    <p class="muted">${words.for(link.contactName, link.channel)}</p>
    ${done && html`<p class="note" role="status">${words.answers[done].done}</p>`}
    ${refused && note(refused.code, lang)}
    <section class="card">
      <h2>${incident.report.code}</h2>
      ${facts(opened, shown)}
    </section>
    ${isOver && !done && note(opened.end ?? 'L-1', lang)} ${!isOver && html`<h2>${words.ask}</h2>`}
    ${isOver ? [] : linkAnswers.map((answer) => one(answer, opened, shown))}
    <p class="muted">${words.recorded} ${words.until(clockTime(link.expiresAt))}</p>`;
  return htmlPage(lang, `${incident.report.code} · ${words.title}`, body);
}

/** The page of a link that is none, or is no longer one: why, and what to do. */
export function refusalPage(code: RefusalCode, lang: Language, path: string): string {
  const words = linkPageWords[lang];
  return htmlPage(lang, words.title, html`${head(words, path)}${note(code, lang)}`);
}

function head(words: LinkPageWords, path: string): Html {
  const { lang, name } = words.other;
  return html`<header>
    <h1>${words.title}</h1>
    <a href="${path}?lang=${lang}" lang="${lang}" hreflang="${lang}">${name}</a>
  </header>`;
}

function note(code: RefusalCode, lang: Language): Html {
  const { what, todo } = refusals[code][lang];
  return html`<div class="note" data-kind="bad" role="alert">
    <p><b>${what}</b></p>
    <p>${todo}</p>
  </div>`;
}

function facts({ incident, now }: OpenedLink, { lang, provinceName }: Shown): Html {
  const words = linkPageWords[lang];
  const { report, diagnosis, notifiedAt, outage, state } = incident;
  const { facts: name } = words;
  const at = (instant: Instant | undefined) =>
    instant === undefined ? undefined : html`${clockTime(instant)}${past(instant, now, lang)}`;
  const { contact } = report;
  const phone = contact?.phone.replaceAll(/[^+\d]/g, '');
  const call = contact && html`${contact.name}, <a href="tel:${phone}">${contact.phone}</a>`;
  const rows: [string, string | Html | undefined][] = [
    [name.incident, terms.symptom[report.symptom][lang]],
    [name.site, `${report.site.name}, ${provinceName}`],
    [name.circuit, report.circuit.code],
    [name.since, at(outage.since)],
    [name.told, at(notifiedAt)],
    [name.said, report.description || undefined],
    [name.contact, call],
    [name.state, terms.state[state][lang]],
    [name.cause, diagnosis?.cause],
    [name.promised, at(promisedAt(incident))],
  ];
  const known = rows.filter(([, value]) => value !== undefined);
  return html`<dl>
    ${known.map(([term, value]) => {
      return html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`;
    })}
  </dl>`;
}

/** " (4 giờ 37 phút trước)"; nothing for what lies ahead. */
function past(at: Instant, now: Instant, lang: Language): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return '';
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  const length = messageWords[lang].length(days, hours, minutes % 60);
  return ` (${linkPageWords[lang].ago(length)})`;
}

function one(answer: LinkAnswer, opened: OpenedLink, shown: Shown): Html {
  const words = linkPageWords[shown.lang];
  const { link, left } = opened;
  const { title, closed } = words.answers[answer];
  const use = link.uses.find((each) => each.answer === answer);
  if (!left.includes(answer)) {
    const why = use && hasAnswered(link, answer) ? words.already(clockTime(use.at)) : closed;
    return html`<section class="card">
      <h2>${title}</h2>
      <p class="muted">${why}</p>
    </section>`;
  }
  const isOpen = (shown.refused?.answer ?? left[0]) === answer;
  const open = isOpen ? html` open` : html``;
  return html`<details class="card" ${open}>
    <summary>${title}</summary>
    <form method="post" action="${shown.path}?lang=${shown.lang}">
      <input type="hidden" name="answer" value="${answer}" />
      ${fields(answer, words, opened.now, typedIn(answer, shown))}
      <button>${words.answers[answer].send}</button>
    </form>
  </details>`;
}

function typedIn(answer: LinkAnswer, { refused }: Shown): Record<string, string> {
  return refused?.answer === answer ? refused.typed : {};
}

function fields(
  answer: LinkAnswer,
  words: LinkPageWords,
  now: Instant,
  typed: Record<string, string>,
): Html {
  const { field } = words.answers[answer];
  const given = typed['text'] ?? (answer === 'acknowledge' ? words.taking : '');
  const required = answer === 'not-mine' ? html`` : html` required`;
  const area = html`<label
    >${field} <textarea name="text" rows="2" maxlength="2000" ${required}>${given}</textarea>
  </label>`;
  if (answer === 'not-mine') {
    return html`<label
        >${words.whom}
        <input name="whom" maxlength="200" required value="${typed['whom'] ?? ''}" /></label
      >${area}`;
  }
  return answer === 'diagnose' ? html`${area}${promise(words, now, typed)}` : area;
}

function promise(words: LinkPageWords, now: Instant, typed: Record<string, string>): Html {
  const chosen = typed['within'] ?? '2';
  const checked = (value: string) => (chosen === value ? html` checked` : html``);
  const usual = new Date(now + (7 + 12) * 3_600_000).toISOString().slice(0, 16);
  const ours = typed['ours'] ? html` checked` : html``;
  return html`<fieldset>
      <legend>${words.etr}</legend>
      ${promisedHours.map((hours) => {
        return html`<label class="choice">
          <input type="radio" name="within" value="${hours}" ${checked(String(hours))} />
          ${words.inHours(hours)}</label
        >`;
      })}
      <label class="choice"
        ><input type="radio" name="within" value="at" ${checked('at')} /> ${words.otherTime}</label
      >
      <input
        type="datetime-local"
        name="at"
        aria-label="${words.otherTime}"
        value="${typed['at'] ?? usual}"
      />
    </fieldset>
    <label class="choice"
      ><input type="checkbox" name="ours" value="on" ${ours} /> ${words.ours}</label
    >`;
}
