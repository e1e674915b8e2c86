/** The words of the screens in the reader's language: `const { w, say, lang } = useWords()`. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en.ts';
import { vi, type Words } from './vi.ts';

export type Lang = 'vi' | 'en';

/** A text that the desk keeps in both languages: a term, a title, a refusal. */
type Both = Readonly<Record<Lang, string>>;

interface Speech {
  lang: Lang;
  setLang: (lang: Lang) => void;
  /** The screens' own words. */
  w: Words;
  /** Picks the reader's language out of a text in both, such as `terms.state.closing`. */
  say: (both: Both) => string;
}

const Context = createContext<Speech | undefined>(undefined);
const storageKey = 'thongsuot.lang';

/** Vietnamese unless this reader has chosen English before; storage may be barred to us. */
function chosen(): Lang {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

function remember(lang: Lang): void {
  try {
    localStorage.setItem(storageKey, lang);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

export function WordsProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState(chosen);
  useEffect(() => {
    document.documentElement.lang = lang;
    remember(lang);
  }, [lang]);
  const speech = useMemo<Speech>(
    () => ({ lang, setLang, w: lang === 'vi' ? vi : en, say: (both) => both[lang] }),
    [lang],
  );
  return <Context value={speech}>{children}</Context>;
}

/** The words, the language, and how to change it. Must be used under `WordsProvider`. */
export function useWords(): Speech {
  const speech = use(Context);
  if (!speech) throw new Error('useWords outside of WordsProvider');
  return speech;
}
