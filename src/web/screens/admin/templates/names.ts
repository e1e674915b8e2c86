/** What the kinds of messages are called, and the words that each is told in. */
import { terms } from '../../../../http/contract/terms.ts';
import { useTemplateWords } from '../../../words/templates.ts';
import { useWords } from '../../../words/use-words.tsx';
import { chosenBy, isClock, isOfGroup, type Kind } from './asked.ts';

/** Names a kind of message. */
export function useKindName(): (kind: Kind) => string {
  const { say } = useWords();
  const words = useTemplateWords();
  return (kind) => (isClock(kind) ? say(terms.clock[kind]) : words.notice[kind]);
}

/** Names words by their kind and their language: `group-fixed-site`, `vi`. */
export function useWordingName(): (worded: string, lang: 'vi' | 'en') => string {
  const words = useTemplateWords();
  const kindName = useKindName();
  return (worded, lang) => {
    const { kind, reader } = chosenBy(worded);
    const name = isOfGroup(kind) ? `${kindName(kind)} (${words.readers[reader]})` : kindName(kind);
    return `${name} · ${words.languages[lang]}`;
  };
}
