/**
 * The words of guides, tour and help, in both languages: no part of `Words`, since the report, which
 * must come first on a bad line, has no use for them.
 */
import { useWords } from './use-words.tsx';
import { help as helpEn } from './en/help.ts';
import { help as helpVi } from './vi/help.ts';

const help = { vi: helpVi, en: helpEn satisfies typeof helpVi };

/** The words of the help in the reader's language. */
export function useHelp(): typeof helpVi {
  return help[useWords().lang];
}

/** What the "?" of an incident's page tells about. */
export type HelpTopic = keyof typeof helpVi.clause.topics;
