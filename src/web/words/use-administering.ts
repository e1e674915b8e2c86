/**
 * The words of administration's forms. They come with its screens: whoever reports a dead line
 * fetches none of them.
 */
import { administering as en } from './en/administering.ts';
import { useWords } from './use-words.tsx';
import { administering as vi, type Administering } from './vi/administering.ts';

/** The words in the reader's language. */
export function useAdministering(): Administering {
  return useWords().lang === 'vi' ? vi : en;
}
