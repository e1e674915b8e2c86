/**
 * The words of messages that a side may replace for its own readers: what happened, what is asked,
 * and both again for a phone. What has to be known (which incident, where, since when, promised for
 * when) is written by the desk around them, so that no message can lose it. Pure.
 */
import { clockNames, type ClockName, type Party } from './agreement.ts';
import { groupNoticeTypes, type GroupNoticeType } from './group-notices.ts';
import { isUnfit } from './plain-text.ts';
import { row, type RefusalRow } from './refusal-words.ts';
import { shortMax, unaccented } from './short.ts';

/** The languages of messages. */
type Language = keyof RefusalRow;

/** Each text of a message; `closing` stands under every one, and empty where there is none. */
export const wordingFields = ['headline', 'ask', 'short', 'shortAsk', 'closing'] as const;
export type WordingField = (typeof wordingFields)[number];

/** Texts of one kind of message in one language. */
export type Wording = Partial<Record<WordingField, string>>;

const ladderKinds = ['escalated', 'early', 'level-skipped', 'escalation-offered'] as const;
type LadderKind = (typeof ladderKinds)[number];

/** A kind of message: of a mass outage, each for whoever sees all sites and for a site. */
export type WordingKind =
  | LadderKind
  | ClockName
  | `${GroupNoticeType}-${'all' | 'site'}`
  | 'closing';

/** What a side has put in place of the words that ship, in one language. */
export type SideWording = Partial<Record<WordingKind, Wording>>;

/** What is wrong with a text, and what to do. */
export interface WordingFlaw {
  field: WordingField;
  words: RefusalRow;
}

/** Every kind, in the order in which the page offers them. */
export const wordingKinds: readonly WordingKind[] = [
  ...ladderKinds,
  ...clockNames,
  ...groupNoticeTypes.flatMap((notice) => [`${notice}-all` as const, `${notice}-site` as const]),
  'closing',
];

/** How a text writes the level that the message is about; either is understood in both. */
export const levelHole: Record<Language, string> = { vi: '{cap}', en: '{level}' };

const holes = /\{(?:cap|level)\}/g;

/** The most characters of a text; the two for a phone are bounded by what they have to fit in. */
export const wordingMax: Record<WordingField, number> = {
  headline: 100,
  ask: 300,
  short: 100,
  shortAsk: 100,
  closing: 200,
};

/** The kinds that somebody of a side is told; the other side's are not its to word. */
export function kindsReadBy(party: Party): WordingKind[] {
  return wordingKinds.filter((kind) => party === 'customer' || !isForCustomer(kind));
}

/** Of a mass outage the carrier is told how it ended; whether to tell a level is the customer's. */
function isForCustomer(kind: WordingKind): boolean {
  if (kind === 'escalation-offered' || kind === 'verification') return true;
  return kind.startsWith('group-') && kind !== 'group-ended-all';
}

/** Whether the words of a kind name a level of the ladder. */
export function namesLevel(kind: WordingKind): boolean {
  return (ladderKinds as readonly string[]).includes(kind);
}

/** The texts that a kind has. Whoever sees all sites is asked for nothing on the phone. */
export function fieldsOf(kind: WordingKind): WordingField[] {
  if (kind === 'closing') return ['closing'];
  return kind.startsWith('group-') && kind.endsWith('-all')
    ? ['headline', 'ask', 'short']
    : ['headline', 'ask', 'short', 'shortAsk'];
}

/** A text as it is kept: composed, without blanks around it. */
export function tidied(kind: WordingKind, words: Wording): Wording {
  const texts = fieldsOf(kind).map((field) => [
    field,
    (words[field] ?? '').normalize('NFC').trim(),
  ]);
  return Object.fromEntries(texts) as Wording;
}

/** What of the wanted words differs from those that ship: the rest goes on to follow them. */
export function replacedOf(shipped: Wording, wanted: Wording): Wording {
  const texts = Object.entries(wanted) as [WordingField, string][];
  return Object.fromEntries(texts.filter(([field, text]) => text !== (shipped[field] ?? '')));
}

/** A text with its level in place. */
export function withLevel(text: string, level: number): string {
  return text.replaceAll(holes, `${level}`);
}

/**
 * What is wrong with the words of a kind, given whole. `linkChars`: how long a link to answer by is
 * on this desk; a text that would push it out is refused.
 */
export function wordingFlaws(
  kind: WordingKind,
  lang: Language,
  words: Wording,
  { linkChars }: { linkChars: number },
): WordingFlaw[] {
  const flaws = fieldsOf(kind).flatMap((field): WordingFlaw[] => {
    const found = textFlaw(kind, field, words[field] ?? '', lang);
    return found ? [{ field, words: found }] : [];
  });
  if (flaws.length > 0 || kind === 'closing') return flaws;
  const over = shortLength(kind, lang, words, linkChars) - shortMax;
  return over > 0 ? [{ field: 'short', words: tooLongForPhone(over) }] : [];
}

function textFlaw(
  kind: WordingKind,
  field: WordingField,
  text: string,
  lang: Language,
): RefusalRow | undefined {
  // A phone need not be asked for anything; a closing line that is empty is none.
  if (text === '') return field === 'shortAsk' || field === 'closing' ? undefined : said.empty;
  if (text.length > wordingMax[field]) return tooLong(wordingMax[field]);
  if (isUnfit(text) || unseen.test(text)) return said.unseen;
  if (masked.test(unaccented(text))) return said.masked;
  const found = holeFlaw(kind, field, text, lang);
  if (found) return found;
  const lost = field.startsWith('short') ? lostOnPhone(text.replaceAll(holes, '')) : undefined;
  return lost === undefined ? undefined : notOnPhone(lost);
}

/** A level is named where the message says what it is of; nothing else is filled in. */
function holeFlaw(
  kind: WordingKind,
  field: WordingField,
  text: string,
  lang: Language,
): RefusalRow | undefined {
  const hasLevel = namesLevel(kind);
  const rest = hasLevel ? text.replaceAll(holes, '') : text;
  const unknown = /\{[^{}]*\}?|\}/.exec(rest)?.[0];
  if (unknown !== undefined) return unknownHole(unknown, hasLevel ? levelHole[lang] : undefined);
  const isHead = field === 'headline' || field === 'short';
  return hasLevel && isHead && rest === text ? noLevel(levelHole[lang]) : undefined;
}

/** Control and format characters (those that turn the direction among them), and line breaks. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * What stands for the secret half of a link until its message leaves (app/link-secret.ts).
 * Another's link is never made whole; whoever writes one is told so at once.
 */
const masked = /\*{3}/;

/** The first sign that a text without diacritics would leave out. */
function lostOnPhone(text: string): string | undefined {
  return Array.from(text).find((sign) => sign.trim() !== '' && unaccented(sign) === '');
}

/** A level that takes as much room as one may. */
const longestLevel = 10;

/** How long the text for a phone is in the longest case, its telephone number left out. */
function shortLength(
  kind: WordingKind,
  lang: Language,
  { short = '', shortAsk = '' }: Wording,
  linkChars: number,
): number {
  const [head, ask] = [short, shortAsk].map((text) => withLevel(text, longestLevel));
  const texts = framesOf(kind, linkChars).map((frame) => frame[lang](head ?? '', ask ?? ''));
  return Math.max(...texts.map((text) => unaccented(text).length));
}

type Frame = Record<Language, (head: string, ask: string) => string>;

function framesOf(kind: WordingKind, linkChars: number): Frame[] {
  if (kind === 'escalated' || kind === 'early') return [frames.incident, linkFrame(linkChars)];
  if (!kind.startsWith('group-')) return [frames.incident];
  return [kind.endsWith('-site') ? frames.site : frames.outage];
}

/**
 * The texts for a phone as notify/templates.ts and notify/group-letter.ts write them, in the
 * longest case: of the 63 provinces and 697 districts of 2009, a name cut to its last two words.
 */
const frames = {
  incident: {
    vi: (head, ask) =>
      `SC-2026-000123 Vung Tau (Ba Ria - Vung Tau) tu 23:59 31/12: ` +
      `${head}, qua han 23 gio 59 phut. ${ask}`,
    en: (head, ask) =>
      `SC-2026-000123 Vung Tau (Ba Ria - Vung Tau) since 23:59 31/12: ` +
      `${head}, overdue by 23 h 59 min. ${ask}`,
  },
  site: {
    vi: (head, ask) => `DR-2026-000123 Rang-Thap Cham: ${head}. Hen 23:59 31/12. ${ask}`,
    en: (head, ask) => `DR-2026-000123 Rang-Thap Cham: ${head}. ETR 23:59 31/12. ${ask}`,
  },
  outage: {
    vi: (head) =>
      `DR-2026-000123 Ba Ria - Vung Tau: ${head}. 999 kenh chua thong. Hen 23:59 31/12.`,
    en: (head) => `DR-2026-000123 Ba Ria - Vung Tau: ${head}. 999 circuits. ETR 23:59 31/12.`,
  },
} as const satisfies Record<string, Frame>;

/** What a link to answer by leaves: it must be whole, and what its page asks gives way to it. */
function linkFrame(linkChars: number): Frame {
  const link = 'x'.repeat(linkChars);
  const place = 'SC-2026-000123 Rang-Thap Cham';
  return {
    vi: (head) => `${place}: ${head}, qua han 23 gio 59 phut. Tra loi: ${link}`,
    en: (head) => `${place}: ${head}, overdue by 23 h 59 min. Answer: ${link}`,
  };
}

const said = {
  empty: row('Còn trống.', 'Hãy điền.', 'It is empty.', 'Fill it in.'),
  unseen: row(
    'Có ký tự không nhìn thấy, hoặc xuống dòng.',
    'Hãy gõ lại trên một dòng, đừng dán từ chương trình khác.',
    'It has signs that cannot be seen, or a line break.',
    'Type it on one line; do not paste it from another program.',
  ),
  masked: row(
    'Chuỗi dấu * dành cho phần bí mật của liên kết.',
    'Hãy bỏ các dấu * liền nhau.',
    'A row of * stands for the secret part of a link.',
    'Leave the row of * out.',
  ),
};

function tooLong(max: number): RefusalRow {
  return row(
    `Dài hơn ${max} ký tự.`,
    'Hãy viết ngắn lại.',
    `It has more than ${max} characters.`,
    'Make it shorter.',
  );
}

function tooLongForPhone(over: number): RefusalRow {
  return row(
    `Tin nhắn không còn vừa ${shortMax} ký tự khi tên đơn vị dài: thừa ${over}.`,
    'Hãy rút ngắn hai phần của tin nhắn.',
    `With a long site name the text has more than ${shortMax} characters: ${over} too many.`,
    'Shorten its two parts.',
  );
}

function unknownHole(hole: string, level: string | undefined): RefusalRow {
  return row(
    `Không có chỗ điền ${hole} trong tin này.`,
    level === undefined ? 'Hãy bỏ dấu { và }.' : `Chỉ dùng ${level} cho số cấp, bỏ { và } khác.`,
    `This message has no ${hole} to fill in.`,
    level === undefined ? 'Leave out { and }.' : `Use ${level} for the level; no other { or }.`,
  );
}

function noLevel(level: string): RefusalRow {
  return row(
    'Không còn nói cấp nào.',
    `Hãy để ${level} ở chỗ số cấp.`,
    'It no longer says which level.',
    `Put ${level} where the level stands.`,
  );
}

function notOnPhone(sign: string): RefusalRow {
  return row(
    `Tin nhắn không dấu không gửi được “${sign}”.`,
    'Hãy viết bằng chữ, số và dấu câu thường.',
    `An unaccented text message cannot carry “${sign}”.`,
    'Write it in letters, digits and plain punctuation.',
  );
}
