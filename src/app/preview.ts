/** What messages say, shown before they are sent: of a real incident, or of a made-up one. */
import type { Agreement, ClockName, Instant, Party } from '../domain/agreement.ts';
import { carriesLink } from '../domain/answer-link.ts';
import { isGroupNotice, type GroupNoticeType } from '../domain/group-notices.ts';
import type { Incident } from '../domain/incident.ts';
import { contactOf } from '../domain/ladder.ts';
import type { NoticeType } from '../domain/notices.ts';
import type { SideWording, Wording, WordingKind } from '../domain/wording.ts';
import { deskNotices, sampleGroup, sampleIncident, type DeskNotice } from '../domain/sample.ts';
import { lengthOf, type Coding } from '../notify/encoding.ts';
import { htmlOf } from '../notify/mail.ts';
import type { Message } from '../notify/messenger.ts';
import { payloadOf } from '../notify/push.ts';
import { writeLetter, writeTest, type Letter, type Telling } from '../notify/templates.ts';
import { bodyOf } from '../notify/webhook.ts';
import type { Language } from '../notify/words.ts';
import { readNow } from '../store/connect.ts';
import { readWordings } from '../store/wordings.ts';
import { invitationLetter, resetLetter } from './access-words.ts';
import { alarmLetter, drillLetter, type Written } from './drill-words.ts';
import type { Desk } from './handle.ts';
import { maskedLink, sampleLocator } from './link-secret.ts';
import { hourMs } from './pace.ts';

/** What a preview is asked for. */
export interface PreviewAsked {
  /** `several`: what waits for one recipient goes out as one message. */
  notice: NoticeType | GroupNoticeType | DeskNotice | 'several';
  clock: ClockName;
  level: number;
  side: Party;
  /** The site hears of its own line, whoever coordinates of all. */
  reader: 'site' | 'all';
  isEarly: boolean;
  /** Absent: a made-up one. */
  incident?: Incident;
}

/** For whom it is written, and under which agreement where the incident is made up. */
export interface PreviewFor {
  name: string;
  lang: Language;
  deskUrl: string;
  agreement: Agreement;
  provinceName: (code: string) => string;
  /** The side whose own words are shown; of the other, and where absent, those that ship. */
  party?: Party;
  /** Words that are not kept yet, in place of those that are. */
  draft?: { kind: WordingKind; words: Wording };
}

/** A message as each means would carry it. */
export interface Previewed extends Omit<Letter, 'parts'> {
  html: string;
  /** As text messages: the short form, and the whole text with its diacritics. */
  texts: { coding: Coding; text: string; chars: number; parts: number }[];
  /** The body of a webhook. */
  webhook: string;
  push: { title: string; body: string };
  /** What a person reads out who calls; absent: nobody is called about this. */
  script?: string;
}

/** A letter with what its means tell programs besides. */
interface Lettered extends Letter {
  about: Message['about'];
}

/** What a message would say, as of now, by each means. Nothing is written or sent. */
export async function preview(
  desk: Desk,
  asked: PreviewAsked,
  reader: PreviewFor,
): Promise<Previewed> {
  const { subject, text, short } = await letterFor(desk, asked, reader, 'mail');
  // A link to answer by comes by mail and text alone (domain/answer-link.ts).
  const { parts: _parts, ...plain } = await letterFor(desk, asked, reader, 'push');
  const message: Message = { ...plain, id: 'mau', to: { name: reader.name, address: '' } };
  const { title, body } = payloadOf(message, 'mau');
  const script = await scriptFor(desk, asked, reader);
  return {
    subject,
    text,
    short,
    html: htmlOf(text),
    texts: [short, text].map((one) => ({ text: one, ...lengthOf(one) })),
    webhook: JSON.stringify(bodyOf(message), null, 2),
    push: { title, body },
    ...(script === undefined ? {} : { script }),
  };
}

/** Calls are made about levels of the ladder alone, in no side's own words (app/phone-tasks.ts). */
async function scriptFor(
  desk: Desk,
  asked: PreviewAsked,
  { party: _party, ...reader }: PreviewFor,
): Promise<string | undefined> {
  if (asked.notice !== 'escalated') return undefined;
  const { parts } = await letterFor(desk, asked, reader, 'phone');
  return parts[0];
}

/** The letter of any message that the desk writes, as one means brings it. */
export async function letterFor(
  desk: Desk,
  asked: PreviewAsked,
  reader: PreviewFor,
  channel: string,
): Promise<Lettered> {
  const now = await readNow(desk.store);
  const { notice } = asked;
  if (isOfDesk(notice)) {
    return { ...ownLetter(notice, reader, now), parts: [], about: { notice, incidents: [] } };
  }
  const tellings = await tellingsOf(desk, { ...asked, notice }, { ...reader, channel }, now);
  const incidents = [...new Map(tellings.map(({ incident }) => [incident.id, incident])).values()];
  const { name, lang, deskUrl } = reader;
  return {
    ...writeLetter(tellings, { name, lang, deskUrl, now, isSpoken: channel === 'phone' }),
    about: { notice, incidents: incidents.map(({ id, report }) => ({ id, code: report.code })) },
  };
}

function isOfDesk(notice: PreviewAsked['notice']): notice is DeskNotice {
  return (deskNotices as readonly string[]).includes(notice);
}

function ownLetter(notice: DeskNotice, reader: PreviewFor, now: Instant): Omit<Letter, 'parts'> {
  if (notice === 'test') return writeTest({ ...reader, now });
  const { body: text, ...rest } = deskWords(notice, reader, now);
  return { ...rest, text };
}

function deskWords(
  notice: Exclude<DeskNotice, 'test'>,
  { name, lang, deskUrl, agreement }: PreviewFor,
  now: Instant,
): Written {
  const told = { name, link: `${deskUrl}/ma-moi#XXXX-XXXX-XXXX-XXXX`, until: now + hourMs };
  switch (notice) {
    case 'drill':
      return drillLetter(name, maskedLink(deskUrl, sampleLocator, 'drill'), lang);
    case 'readiness': {
      const level = agreement.ladder.levels[0]?.level ?? 1;
      const contact = contactOf(agreement, level)?.name ?? '–';
      const about = { level, contact, agreement: agreement.title[lang] };
      return alarmLetter({ ...about, standing: 'unreachable' }, now, lang);
    }
    case 'invitation':
      return invitationLetter(told, lang);
    case 'reset':
      return resetLetter(told, lang);
  }
}

type AskedOfIncident = PreviewAsked & { notice: Exclude<PreviewAsked['notice'], DeskNotice> };

async function tellingsOf(
  desk: Desk,
  asked: AskedOfIncident,
  reader: PreviewFor & { channel: string },
  now: Instant,
): Promise<Telling[]> {
  const { notice, incident: real, level, side } = asked;
  const isEarly = asked.isEarly && notice === 'escalated';
  // An escalation is of a level; what is asked for without one is the first.
  const atLevel = notice === 'breached' || level > 0 ? level : 1;
  const clock = notice === 'breached' ? asked.clock : 'response';
  const agreement = real ? await desk.agreementOf(real.report.agreement.sha256) : reader.agreement;
  const incident = real ?? sampleIncident(agreement, { clock, level: atLevel, isEarly }, now);
  const { cycle, round } = lastRound(incident, clock, atLevel);
  const isOwn = side === reader.party;
  const telling = {
    notice,
    clock,
    cycle,
    round,
    level: atLevel,
    incident,
    agreement,
    provinceName: reader.provinceName(incident.report.province),
    side,
    ...(isOwn ? { replaced: await ownWords(desk, agreement[side].id, reader) } : {}),
  };
  if (notice === 'several') return severalOf(telling, now);
  if (isGroupNotice(notice)) {
    const group = sampleGroup(incident, notice, now);
    const isSite = asked.reader === 'site';
    const members = isSite ? group.members.slice(0, 1) : group.members;
    return [{ ...telling, outage: { group, members, isSite } }];
  }
  const { channel, deskUrl } = reader;
  const isAnswered = carriesLink({ notice, recipient: 'contact:mau', channel, side, incident });
  return [{ ...telling, ...(isAnswered ? { answer: maskedLink(deskUrl, sampleLocator) } : {}) }];
}

/** What a side has put in its own words, with the draft that is looked at. */
async function ownWords(
  desk: Desk,
  side: string,
  { lang, draft }: Pick<PreviewFor, 'lang' | 'draft'>,
): Promise<SideWording | undefined> {
  const kept = (await readWordings(desk.store.db, lang)).get(side);
  return draft ? { ...kept, [draft.kind]: draft.words } : kept;
}

/** Two levels and a clock of made-up neighbours, as one recipient has them in one message. */
function severalOf(telling: Telling, now: Instant): Telling[] {
  const { agreement } = telling;
  const kinds = [
    { notice: 'escalated', clock: 'response', level: 1 },
    { notice: 'escalated', clock: 'response', level: 1 },
    { notice: 'breached', clock: 'diagnosis', level: 0 },
  ] as const;
  return kinds.map((kind, index) => {
    const made = sampleIncident(agreement, { ...kind, isEarly: false }, now);
    const report = { ...made.report, code: `SC-MAU-000${index + 1}` };
    return { ...telling, ...kind, cycle: 1, round: 1, incident: { ...made, report } };
  });
}

/** The last clock of that kind, so that a preview speaks of the present cycle. */
function lastRound(
  incident: Incident,
  clock: ClockName,
  level: number,
): { cycle: number; round: number } {
  const last = incident.clocks.findLast((one) => one.clock === clock && one.level === level);
  return { cycle: last?.cycle ?? incident.cycle, round: last?.round ?? 1 };
}
