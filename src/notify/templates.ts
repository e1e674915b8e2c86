/**
 * What a message says: what happened, where, since when, what was promised, what is asked now, whom
 * to call, and where to see it. One notice as a letter, several to one recipient as one list.
 */
import type { Agreement, Instant, Party } from '../domain/agreement.ts';
import { lateBy, type Clock } from '../domain/clocks.ts';
import { promisedAt, type Incident } from '../domain/incident.ts';
import { terms } from '../domain/terms.ts';
import type { SideWording } from '../domain/wording.ts';
import { clockTime } from './clock-time.ts';
import { outageLetter, outageLine, type Outage } from './group-letter.ts';
import { fitted, unaccented } from '../domain/short.ts';
import { noticeWords, wordingKind } from './wording.ts';
import { messageWords, type Language, type MessageWords, type NoticeWords } from './words.ts';

/** One thing to tell one recipient, with all that its text needs. */
export interface Telling {
  notice: string;
  clock: string;
  cycle: number;
  round: number;
  level: number;
  incident: Incident;
  agreement: Agreement;
  provinceName: string;
  /** The reader's side: each is asked for another thing. */
  side: Party;
  /** The channel that did not work, where this one stands in for it. */
  insteadOf?: string;
  /** Where to answer without an account; whoever has it answers in the recipient's name. */
  answer?: string;
  /** The mass outage whose act is told, with those of its sites that are the reader's to see. */
  outage?: Outage;
  /** What the reader's side has put in place of the words that ship, in the letter's language. */
  replaced?: SideWording | undefined;
}

/** For whom and when a letter is written. */
export interface Writing {
  name: string;
  lang: Language;
  now: Instant;
  /** The desk's address, without a slash at its end. */
  deskUrl: string;
  /** Read out on a call: nobody dictates an address. */
  isSpoken?: boolean;
}

/** A message's texts; `parts[i]` is what it says of `tellings[i]`, as that one's own evidence. */
export interface Letter {
  subject: string;
  text: string;
  short: string;
  parts: string[];
}

const minuteMs = 60_000;

/** Writes one message about one or more things. Throws where there is nothing to tell. */
export function writeLetter(tellings: readonly Telling[], writing: Writing): Letter {
  const [first] = tellings;
  if (!first) throw new Error('a letter about nothing');
  return tellings.length === 1 ? letterOfOne(first, writing) : letterOfMany(tellings, writing);
}

/** The message by which somebody tries their own address. */
export function writeTest({ name, lang, now }: Writing): Letter {
  const words = messageWords[lang];
  const { subject, text } = words.test;
  const whole = [words.dear(name), '', text, '', ...ending(words, now)].join('\n');
  return {
    subject,
    text: whole,
    short: unaccented(`${subject}. ${text}`).slice(0, 160),
    parts: [],
  };
}

/** The incident's page on the desk. */
function linkOf(incident: Pick<Incident, 'id'>, deskUrl: string): string {
  return `${deskUrl}/su-co/${incident.id}`;
}

/** By how much it is late, in words: "quá hạn 37 phút". */
function lateness(telling: Telling, now: Instant, lang: Language): string {
  const words = messageWords[lang];
  const clock = clockOf(telling);
  if (!clock || now <= clock.dueAt) return words.notYetLate;
  const minutes = Math.floor(lateBy(clock, now) / minuteMs);
  if (minutes < 1) return words.justLate;
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  return words.late(words.length(days, hours, minutes % 60));
}

function letterOfOne(telling: Telling, writing: Writing): Letter {
  const { lang, now, name } = writing;
  const words = messageWords[lang];
  const { outage } = telling;
  const said = outage
    ? outageLetter(outage, { ...telling, ...writing, words: wordsOf(telling, lang) })
    : saidOfIncident(telling, writing);
  const instead = telling.insteadOf ? words.insteadOf[telling.insteadOf] : undefined;
  const part = said.section.join('\n');
  const text = [
    words.dear(name),
    '',
    part,
    ...(instead ? ['', instead] : []),
    '',
    ...closingOf(telling),
    ...ending(words, now),
  ];
  return { subject: said.subject, text: text.join('\n'), short: said.short, parts: [part] };
}

function saidOfIncident(telling: Telling, writing: Writing) {
  const { headline, ask } = wordsOf(telling, writing.lang);
  const late = lateness(telling, writing.now, writing.lang);
  const { code, site } = telling.incident.report;
  return {
    subject: `[${code}] ${headline} – ${late} – ${site.name} (${telling.provinceName})`,
    section: [`${headline} – ${late}.`, '', ...facts(telling, writing), '', ask],
    short: shortOfOne(telling, writing),
  };
}

function letterOfMany(tellings: readonly Telling[], writing: Writing): Letter {
  const { lang, now, name } = writing;
  const words = messageWords[lang];
  const lines = new Map(tellings.map((telling) => [telling, lineOf(telling, writing)]));
  const groups = grouped(tellings, lang);
  const sections = groups.flatMap(({ words: { headline, ask }, members }) => [
    `${headline} (${members.length})`,
    ...members.toSorted(byDeadline).map((telling) => lines.get(telling) ?? ''),
    ask,
    '',
  ]);
  const count = words.several(tellings.length);
  const provinces = provincesOf(tellings);
  return {
    subject: `[Thông Suốt] ${count}: ${provinces}`.slice(0, 200),
    text: [
      words.dear(name),
      '',
      `${count}: ${provinces}.`,
      '',
      ...sections,
      ...tellings.slice(0, 1).flatMap(closingOf),
      ...ending(words, now),
    ].join('\n'),
    short: shortOfMany(tellings, groups, writing),
    parts: tellings.map((telling) => lines.get(telling) ?? ''),
  };
}

/** What is told in the same words. */
interface SameWords {
  words: NoticeWords;
  members: Telling[];
}

function grouped(tellings: readonly Telling[], lang: Language): SameWords[] {
  const groups = new Map<string, SameWords>();
  for (const telling of tellings) {
    const words = wordsOf(telling, lang);
    // A side may give two kinds one headline, and ask for another thing under each.
    const key = JSON.stringify(words);
    const group = groups.get(key) ?? { words, members: [] };
    group.members.push(telling);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function facts(telling: Telling, { lang, deskUrl, isSpoken }: Writing): string[] {
  const { label, cycle, zone } = messageWords[lang];
  const { incident, provinceName } = telling;
  const { report, diagnosis } = incident;
  const clock = clockOf(telling);
  const promised = promisedAt(incident);
  const rows: [string, string | undefined][] = [
    [label.incident, `${report.code}, ${terms.symptom[report.symptom][lang].toLowerCase()}`],
    [label.site, `${report.site.name}, ${provinceName}`],
    [label.circuit, report.circuit.code],
    [label.since, `${clockTime(incident.outage.since)} (${zone})`],
    [label.told, incident.notifiedAt === undefined ? undefined : clockTime(incident.notifiedAt)],
    [label.cycle, incident.cycle > 1 ? cycle(incident.cycle) : undefined],
    [label.cause, diagnosis?.cause],
    [label.promised, promised === undefined ? undefined : clockTime(promised)],
    [label.due, clock ? clockTime(clock.dueAt) : undefined],
    [label.metSince, clock?.metAt === undefined ? undefined : clockTime(clock.metAt)],
    callRow(telling, lang),
    [label.answer, telling.answer],
    [label.link, isSpoken ? undefined : linkOf(incident, deskUrl)],
  ];
  return rows.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
}

/** Whom to call: the carrier calls the site, the site the carrier's hotline. */
function callRow(
  { side, incident, agreement }: Telling,
  lang: Language,
): [string, string | undefined] {
  const { label } = messageWords[lang];
  const { contact, province } = incident.report;
  if (side === 'carrier') {
    return [label.siteContact, contact ? `${contact.name}, ${contact.phone}` : undefined];
  }
  const hotline = agreement.hotlines.find((line) => line.province === province);
  return [label.hotline, hotline ? `${hotline.printed} (${hotline.e164})` : undefined];
}

function lineOf(telling: Telling, writing: Writing): string {
  const { lang, now, deskUrl } = writing;
  if (telling.outage) return outageLine(telling.outage, { ...telling, ...writing });
  const { incident, provinceName } = telling;
  const { code, site, circuit } = incident.report;
  const { label } = messageWords[lang];
  const since = `${label.since.toLowerCase()} ${clockTime(incident.outage.since)}`;
  const told = [
    code,
    `${site.name}, ${provinceName}`,
    circuit.code,
    since,
    lateness(telling, now, lang),
  ];
  return `- ${told.join(' · ')} · ${telling.answer ?? linkOf(incident, deskUrl)}`;
}

/** The line of the reader's side; the desk's own, under it, says what an answer does. */
function closingOf({ replaced }: Telling): string[] {
  const closing = replaced?.closing?.closing;
  return closing ? [closing, ''] : [];
}

function ending(words: MessageWords, now: Instant): string[] {
  return [words.asOf(`${clockTime(now)} (${words.zone})`), words.footer];
}

function shortOfOne(telling: Telling, { lang, now }: Writing): string {
  const { incident, provinceName, side } = telling;
  const [headline, ask] = wordsOf(telling, lang).brief;
  const { code, site, contact } = incident.report;
  const { since, call, answer } = messageWords[lang].short;
  const from = `${since} ${clockTime(incident.outage.since).slice(0, 11)}`;
  const phone = side === 'carrier' && contact ? `${call} ${contact.phone}` : '';
  const late = lateness(telling, now, lang);
  const link = telling.answer;
  if (link !== undefined) {
    // The link must be whole: what its page says again (where, since when) gives way to it.
    const make = (name: string) => [`${code} ${name}:`, `${headline}, ${late}.`];
    return fitted((name) => [...make(name), `${answer}: ${link}`, phone], site.name);
  }
  return fitted(
    (name) => [`${code} ${name} (${provinceName}) ${from}:`, `${headline}, ${late}.`, ask, phone],
    site.name,
  );
}

function shortOfMany(
  tellings: readonly Telling[],
  groups: readonly SameWords[],
  { lang, deskUrl }: Writing,
): string {
  const words = messageWords[lang];
  const kinds = groups
    .map(({ words: { brief }, members }) => `${brief[0]} ${members.length}`)
    .join('; ');
  return fitted(
    () => [
      `${words.several(tellings.length)}:`,
      `${kinds}.`,
      `${words.short.see} ${deskUrl}`,
      `${provincesOf(tellings)}.`,
    ],
    '',
  );
}

/** "Lai Châu 12, Hà Nội 3": the provinces by how much happens there. */
function provincesOf(tellings: readonly Telling[]): string {
  const counts = [...Map.groupBy(tellings, (telling) => telling.provinceName)]
    .map(([province, members]): [string, number] => [province, members.length])
    .toSorted((a, b) => b[1] - a[1]);
  return counts.map(([province, count]) => `${province} ${count}`).join(', ');
}

function wordsOf(telling: Telling, lang: Language): NoticeWords {
  const { notice, clock, outage } = telling;
  const isSite = outage?.isSite === true;
  const kind = wordingKind({ notice, clock, isSite, isEarly: isEarly(telling) });
  return noticeWords(kind, telling, lang);
}

function isEarly({ incident, cycle, level }: Telling): boolean {
  const told = incident.escalations.find((one) => one.cycle === cycle && one.level === level);
  return told?.how === 'early';
}

function clockOf({ incident, clock, cycle, round, level }: Telling): Clock | undefined {
  return incident.clocks.find(
    (c) => c.clock === clock && c.cycle === cycle && c.round === round && c.level === level,
  );
}

function byDeadline(a: Telling, b: Telling): number {
  return (clockOf(a)?.dueAt ?? 0) - (clockOf(b)?.dueAt ?? 0);
}
