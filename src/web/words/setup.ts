/** The words of the set-up, in both languages: no part of `Words`, since it is read once. */
import { setup as en } from './en/setup.ts';
import { useWords } from './use-words.tsx';
import { setup as vi } from './vi/setup.ts';

const words = { vi, en: en satisfies typeof vi };

/** The words of the set-up in the reader's language. */
export function useSetupWords(): typeof vi {
  return words[useWords().lang];
}
