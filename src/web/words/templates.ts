/**
 * The words of the page of templates, in both languages: no part of `Words`, since the report has
 * no use for them, and administrators alone come here.
 */
import { templates as en } from './en/templates.ts';
import { useWords } from './use-words.tsx';
import { templates as vi } from './vi/templates.ts';

/** The words of the page of templates in the reader's language. */
export function useTemplateWords(): typeof vi {
  return useWords().lang === 'vi' ? vi : en;
}
