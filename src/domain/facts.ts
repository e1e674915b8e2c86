/** The fact of every kind of entry in words: a reader sees what was said, never its data. */
import type { Words } from './agreement.ts';
import { factWords } from './fact-words.ts';
import type { EventData, EventType } from './incident.ts';
import { terms } from './terms.ts';

/** One line of a fact: words somebody said (`quote`), or a labelled detail. */
export interface Line {
  label?: string;
  text: string;
}

/** How a reader is spoken to: the language, and how times, spans and contacts are written. */
export interface Speech {
  lang: 'vi' | 'en';
  at: (time: number) => string;
  duration: (ms: number) => string;
  /** Whom a level of the ladder names: the record keeps an id that means nothing to a reader. */
  contactOf: (level: number) => string | undefined;
}

/** Below this the desk was on time: it wakes at the deadline, not before it. */
const noticedMs = 60_000;

type Teller<T extends EventType> = (data: EventData[T], s: Speech) => Line[];

const quote = (text: string | undefined): Line[] => (text ? [{ text }] : []);
const detail = (label: string, text: string | undefined): Line[] => (text ? [{ label, text }] : []);
const reason = (data: { reason: string }): Line[] => quote(data.reason);
const none = (): Line[] => [];
const at = (time: number, s: Speech): string => s.at(time);
const wordsOf = (s: Speech) => factWords[s.lang];
const say = (both: Words, s: Speech): string => both[s.lang];

/** The level with whom it names: the record keeps an id that means nothing to a reader. */
const level = (n: number, s: Speech): Line => ({
  text: [wordsOf(s).level(n), s.contactOf(n)].filter(Boolean).join(' · '),
});
const due = (d: { dueAt?: number; lateMs?: number }, s: Speech): Line[] => {
  if (d.dueAt === undefined) return [];
  const fact = wordsOf(s);
  const isLate = (d.lateMs ?? 0) >= noticedMs;
  const late = isLate ? ` · ${fact.late(s.duration(d.lateMs ?? 0))}` : '';
  return [{ label: fact.due, text: at(d.dueAt, s) + late }];
};

const tellers: { [T in EventType]: Teller<T> } = {
  reported: (d, s) => [
    {
      text: `${say(terms.symptom[d.symptom], s)} · ${wordsOf(s).since(at(d.outageSince, s))}`,
    },
    ...quote(d.description),
    ...detail(wordsOf(s).contact, d.contact && `${d.contact.name}, ${d.contact.phone}`),
  ],
  'self-diagnosed': (d, s) => [
    ...detail(wordsOf(s).verdict, say(terms.verdict[d.verdict], s)),
    ...d.checks
      .filter((check) => check.result !== 'not-checked')
      .map((check) => ({
        label: say(terms.check[check.check], s),
        text: [say(terms.checkResult[check.result], s), check.remark].filter(Boolean).join(': '),
      })),
    ...quote(d.remark),
  ],
  withdrawn: reason,
  'hotline-called': (d, s) => [
    { text: `${d.number} · ${wordsOf(s)[d.answered ? 'answered' : 'unanswered']}` },
    ...detail(wordsOf(s).answeredBy, d.answeredBy),
    ...detail(wordsOf(s).reference, d.reference),
    ...quote(d.remark),
  ],
  'carrier-notified': (d, s) => [
    ...detail(wordsOf(s).means, say(terms.means[d.means], s)),
    ...detail(wordsOf(s).t0, at(d.t0, s)),
    ...detail(wordsOf(s).receipt, d.receipt),
  ],
  responded: (d) => quote(d.text),
  updated: (d, s) => [...quote(d.text), ...detail(wordsOf(s).relayedFrom, d.relayedFrom)],
  diagnosed: (d, s) => [
    ...detail(wordsOf(s).cause, d.cause),
    ...detail(wordsOf(s).etr, at(d.etr, s)),
  ],
  'responsibility-proposed': (d, s) => [
    ...detail(wordsOf(s).holder, say(terms.owner[d.holder], s)),
    ...quote(d.reason),
  ],
  'responsibility-agreed': (d, s) => detail(wordsOf(s).holder, say(terms.owner[d.holder], s)),
  'responsibility-disputed': (d, s) => [
    ...detail(wordsOf(s).disputed, say(terms.owner[d.holder], s)),
    ...quote(d.reason),
  ],
  'repaired-locally': (d) => quote(d.what),
  'etr-revised': (d, s) => [...detail(wordsOf(s).etr, at(d.etr, s)), ...quote(d.reason)],
  'force-majeure-claimed': reason,
  'force-majeure-accepted': none,
  'force-majeure-rejected': reason,
  'force-majeure-ended': (d, s) => [{ text: wordsOf(s).over[d.how] }, ...quote(d.text)],
  'fixed-reported': (d) => quote(d.what),
  confirmed: (d) => quote(d.text),
  rejected: reason,
  breached: (d, s) => [{ text: say(terms.clock[d.clock], s) }, ...due(d, s)],
  escalated: (d, s) => [
    level(d.level, s),
    { text: wordsOf(s).how[d.how] },
    ...due(d, s),
    ...quote(d.reason),
  ],
  'level-skipped': (d, s) => [level(d.level, s), { text: wordsOf(s).skipped }, ...due(d, s)],
  'escalation-offered': (d, s) => [level(d.level, s), { text: wordsOf(s).offered }, ...due(d, s)],
  signed: (d, s) => [
    ...detail(wordsOf(s).side, say(terms.party[d.side], s)),
    ...detail(wordsOf(s).reservation, d.reservation),
    ...detail(wordsOf(s).proof, d.proof && wordsOf(s).proofs[d.proof]),
    ...detail(wordsOf(s).statement, d.statement?.slice(0, 12)),
  ],
  'rfo-asked': (d, s) => [
    { text: wordsOf(s).rfoBy[d.by] },
    ...detail(wordsOf(s).allowed, s.duration(d.allowedMs)),
    ...quote(d.reason),
  ],
  'rfo-given': (d, s) => [
    ...detail(wordsOf(s).rootCause, d.cause),
    ...detail(wordsOf(s).measures, d.measures),
  ],
  attached: (d, s) => [{ text: d.name }, ...detail(wordsOf(s).hash, d.sha256.slice(0, 12))],
  closed: none,
  noted: (d) => quote(d.text),
  corrected: (d, s) => [{ text: wordsOf(s).corrects(d.entry) }, ...quote(d.text)],
};

function isKnown(type: string): type is EventType {
  return Object.hasOwn(tellers, type);
}

/** The fact of an entry, line by line; a kind that is not known yet tells nothing. */
export function tellFact(type: string, data: unknown, speech: Speech): Line[] {
  if (!isKnown(type)) return [];
  // The desk's own sealed event: the teller of its kind knows its shape.
  return (tellers[type] as unknown as (data: unknown, s: Speech) => Line[])(data, speech);
}

/** The name of an entry's kind. */
export function eventName(type: string): Words {
  return isKnown(type) ? terms.event[type] : { vi: type, en: type };
}
