/** The words of the screens in the reader's language: `const { w, say, lang } = useWords()`. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { vi, type Words } from './vi.ts';

export type Lang = 'vi' | 'en';

/** A text that the desk keeps in both languages: a term, a title, a refusal. */
type Both = Readonly<Record<Lang, string>>;

/** A language with its words. */
interface Spoken {
  lang: Lang;
  w: Words;
}

interface Speech extends Spoken {
  /** Changes the language, once its words are here. */
  setLang: (lang: Lang) => void;
  /** Picks the reader's language out of a text in both, such as `terms.state.closing`. */
  say: (both: Both) => string;
}

const Context = createContext<Speech | undefined>(undefined);
const storageKey = 'thongsuot.lang';

/** The words of a language. English is fetched by who reads it: most phones never do. */
async function speak(lang: Lang): Promise<Spoken> {
  return lang === 'vi' ? { lang, w: vi } : { lang, w: (await import('./en.ts')).en };
}

/** Vietnamese, unless this reader has chosen English before; storage may be barred to us. */
export async function firstWords(): Promise<Spoken> {
  try {
    return await speak(localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi');
  } catch {
    return { lang: 'vi', w: vi };
  }
}

function remember(lang: Lang): void {
  try {
    localStorage.setItem(storageKey, lang);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

/** Gives the words to all that is under it, beginning with `first`. */
export function WordsProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    document.documentElement.lang = spoken.lang;
    remember(spoken.lang);
  }, [spoken]);
  const speech = useMemo<Speech>(
    () => ({
      ...spoken,
      // Without the network the words may not come: the page goes on in the language that it has.
      setLang: (lang) => void speak(lang).then(setSpoken, () => undefined),
      say: (both) => both[spoken.lang],
    }),
    [spoken],
  );
  return <Context value={speech}>{children}</Context>;
}

/** The words, the language, and how to change it. Must be used under `WordsProvider`. */
export function useWords(): Speech {
  const speech = use(Context);
  if (!speech) throw new Error('useWords outside of WordsProvider');
  return speech;
}
