/** Which words a notice is told in: those that ship, or what its reader's side put in place. */
import { clockNames, type ClockName, type Party } from '../domain/agreement.ts';
import { groupNoticeTypes, isGroupNotice } from '../domain/group-notices.ts';
import {
  fieldsOf,
  levelHole,
  withLevel,
  type SideWording,
  type Wording,
  type WordingKind,
} from '../domain/wording.ts';
import { groupWords } from './group-words.ts';
import { messageWords, type Language, type NoticeWords } from './words.ts';

/** What a text is chosen by. */
export interface Worded {
  side: Party;
  level: number;
  /** What the reader's side has put in place of the words that ship, in the text's language. */
  replaced?: SideWording | undefined;
}

/** The words of a notice for its reader, the level in place. */
export function noticeWords(
  kind: WordingKind | undefined,
  { side, level, replaced }: Worded,
  lang: Language,
): NoticeWords {
  // A notice that a newer version of the desk has queued.
  if (kind === undefined || kind === 'closing') return messageWords[lang].other;
  const texts = { ...shippedWording(kind, side, lang), ...replaced?.[kind] };
  const { headline = '', ask = '', short = '', shortAsk = '' } = texts;
  const said = (text: string): string => withLevel(text, level);
  return { headline: said(headline), ask: said(ask), brief: [said(short), said(shortAsk)] };
}

/** The words that ship, as they are administered: a hole where the level stands. */
export function shippedWording(kind: WordingKind, side: Party, lang: Language): Wording {
  if (kind === 'closing') return { closing: '' };
  const { headline, ask, brief } = shippedWords(kind, side, lang);
  const texts = { headline, ask, short: brief[0], shortAsk: brief[1] };
  const fields = new Set<string>(fieldsOf(kind));
  return Object.fromEntries(Object.entries(texts).filter(([field]) => fields.has(field)));
}

function shippedWords(
  kind: Exclude<WordingKind, 'closing'>,
  side: Party,
  lang: Language,
): NoticeWords {
  const words = messageWords[lang];
  const level = levelHole[lang];
  if (isClockName(kind)) return words.breached[kind][side];
  switch (kind) {
    case 'escalated':
      return words.escalated(level);
    case 'early':
      return words.escalatedEarly(level);
    case 'level-skipped':
      return words.skipped(level)[side];
    case 'escalation-offered':
      return words.offered(level);
    default:
      return groupShipped(kind, lang);
  }
}

function groupShipped(kind: string, lang: Language): NoticeWords {
  const notice = groupNoticeTypes.find((one) => kind.startsWith(`${one}-`));
  if (!notice) throw new Error(`no words of ${kind}`);
  return groupWords[lang].notice[notice][kind.endsWith('-site') ? 'site' : 'all'];
}

/** Which kind of message a notice is; undefined: none that this version knows. */
export function wordingKind(about: {
  notice: string;
  clock: string;
  isEarly: boolean;
  isSite: boolean;
}): WordingKind | undefined {
  const { notice, clock, isEarly, isSite } = about;
  if (isGroupNotice(notice)) return `${notice}-${isSite ? 'site' : 'all'}`;
  switch (notice) {
    case 'escalated':
      return isEarly ? 'early' : 'escalated';
    case 'level-skipped':
    case 'escalation-offered':
      return notice;
    case 'breached':
      return isClockName(clock) ? clock : undefined;
    default:
      return undefined;
  }
}

function isClockName(name: string): name is ClockName {
  return (clockNames as readonly string[]).includes(name);
}
