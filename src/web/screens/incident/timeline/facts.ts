/** The fact of every kind of entry in words: the person sees what was said, never its data. */
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import type { EventData, EventType } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { absolute, duration } from '../../../parts/time.ts';
import type { Lang } from '../../../words/use-words.tsx';
import type { Words } from '../../../words/vi.ts';
import type { Level } from '../side/levels.ts';

/** One line of a fact: words somebody said (`quote`), or a labelled detail. */
export interface Line {
  label?: string;
  text: string;
}

export interface Speech {
  w: Words;
  lang: Lang;
  say: (both: { vi: string; en: string }) => string;
  /** Milliseconds since 1970. */
  now: number;
  /** The ladder's, with whom each names. */
  levels: readonly Level[];
}

/** Below this the desk was on time: it wakes at the deadline, not before it. */
const noticedMs = 60_000;

type Teller<T extends EventType> = (data: EventData[T], s: Speech) => Line[];

const quote = (text: string | undefined): Line[] => (text ? [{ text }] : []);
const detail = (label: string, text: string | undefined): Line[] => (text ? [{ label, text }] : []);
const reason = (data: { reason: string }): Line[] => quote(data.reason);
const none = (): Line[] => [];
const at = (time: number, s: Speech): string => absolute(time, s.now, s.lang);

/** The level with whom it names: the record keeps an id that means nothing to a reader. */
const level = (n: number, s: Speech): Line => {
  const name = s.levels.find((one) => one.level === n)?.contact.name;
  return { text: [s.w.incident.ladder.level(n), name].filter(Boolean).join(' · ') };
};
const due = (d: { dueAt?: number; lateMs?: number }, s: Speech): Line[] => {
  if (d.dueAt === undefined) return [];
  const { fact } = s.w.incident;
  const isLate = (d.lateMs ?? 0) >= noticedMs;
  const late = isLate ? ` · ${fact.late(duration(d.lateMs ?? 0, s.lang))}` : '';
  return [{ label: fact.due, text: at(d.dueAt, s) + late }];
};

const tellers: { [T in EventType]: Teller<T> } = {
  reported: (d, s) => [
    {
      text: `${s.say(terms.symptom[d.symptom])} · ${s.w.incident.fact.since(at(d.outageSince, s))}`,
    },
    ...quote(d.description),
    ...detail(s.w.incident.fact.contact, d.contact && `${d.contact.name}, ${d.contact.phone}`),
  ],
  'self-diagnosed': (d, s) => [
    ...detail(s.w.incident.fact.verdict, s.say(terms.verdict[d.verdict])),
    ...d.checks
      .filter((check) => check.result !== 'not-checked')
      .map((check) => ({
        label: s.say(terms.check[check.check]),
        text: [s.say(terms.checkResult[check.result]), check.remark].filter(Boolean).join(': '),
      })),
    ...quote(d.remark),
  ],
  withdrawn: reason,
  'hotline-called': (d, s) => [
    { text: `${d.number} · ${s.w.incident.fact[d.answered ? 'answered' : 'unanswered']}` },
    ...detail(s.w.incident.fact.answeredBy, d.answeredBy),
    ...detail(s.w.incident.fact.reference, d.reference),
    ...quote(d.remark),
  ],
  'carrier-notified': (d, s) => [
    ...detail(s.w.incident.fact.means, s.say(terms.means[d.means])),
    ...detail(s.w.incident.fact.t0, at(d.t0, s)),
    ...detail(s.w.incident.fact.receipt, d.receipt),
  ],
  responded: (d) => quote(d.text),
  updated: (d, s) => [...quote(d.text), ...detail(s.w.incident.fact.relayedFrom, d.relayedFrom)],
  diagnosed: (d, s) => [
    ...detail(s.w.incident.fact.cause, d.cause),
    ...detail(s.w.incident.fact.etr, at(d.etr, s)),
  ],
  'responsibility-proposed': (d, s) => [
    ...detail(s.w.incident.fact.holder, s.say(terms.owner[d.holder])),
    ...quote(d.reason),
  ],
  'responsibility-agreed': (d, s) => detail(s.w.incident.fact.holder, s.say(terms.owner[d.holder])),
  'responsibility-disputed': (d, s) => [
    ...detail(s.w.incident.fact.disputed, s.say(terms.owner[d.holder])),
    ...quote(d.reason),
  ],
  'repaired-locally': (d) => quote(d.what),
  'etr-revised': (d, s) => [...detail(s.w.incident.fact.etr, at(d.etr, s)), ...quote(d.reason)],
  'force-majeure-claimed': reason,
  'force-majeure-accepted': none,
  'force-majeure-rejected': reason,
  'force-majeure-ended': (d, s) => [{ text: s.w.incident.how[d.how] }, ...quote(d.text)],
  'fixed-reported': (d) => quote(d.what),
  confirmed: (d) => quote(d.text),
  rejected: reason,
  breached: (d, s) => [{ text: s.say(terms.clock[d.clock]) }, ...due(d, s)],
  escalated: (d, s) => [
    level(d.level, s),
    { text: s.w.incident.fact.how[d.how] },
    ...due(d, s),
    ...quote(d.reason),
  ],
  'level-skipped': (d, s) => [level(d.level, s), { text: s.w.incident.fact.skipped }, ...due(d, s)],
  'escalation-offered': (d, s) => [
    level(d.level, s),
    { text: s.w.incident.fact.offered },
    ...due(d, s),
  ],
  signed: (d, s) => [
    ...detail(s.w.incident.fact.side, s.say(terms.party[d.side])),
    ...detail(s.w.incident.fact.reservation, d.reservation),
    ...detail(s.w.incident.fact.proof, d.proof && s.w.incident.proofs[d.proof]),
    ...detail(s.w.incident.fact.statement, d.statement?.slice(0, 12)),
  ],
  'rfo-asked': (d, s) => [
    { text: s.w.incident.rfo.by[d.by] },
    ...detail(s.w.incident.fact.allowed, duration(d.allowedMs, s.lang)),
    ...quote(d.reason),
  ],
  'rfo-given': (d, s) => [
    ...detail(s.w.incident.fact.rootCause, d.cause),
    ...detail(s.w.incident.fact.measures, d.measures),
  ],
  attached: (d, s) => [{ text: d.name }, ...detail(s.w.incident.fact.hash, d.sha256.slice(0, 12))],
  closed: none,
  noted: (d) => quote(d.text),
  corrected: (d, s) => [{ text: s.w.incident.fact.corrects(d.entry) }, ...quote(d.text)],
};

function isKnown(type: string): type is EventType {
  return Object.hasOwn(tellers, type);
}

/** The fact of an entry, line by line; a kind that this page does not know yet tells nothing. */
export function tell(entry: RecordEntry, speech: Speech): Line[] {
  if (!isKnown(entry.type)) return [];
  // The desk's own sealed event: the teller of its kind knows its shape.
  return (tellers[entry.type] as unknown as (data: unknown, s: Speech) => Line[])(
    entry.data,
    speech,
  );
}

/** The name of an entry's kind. */
export function eventName(type: string): { vi: string; en: string } {
  return isKnown(type) ? terms.event[type] : { vi: type, en: type };
}
