/** The words of the screens in the reader's language: `const { w, say, lang } = useWords()`. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { viFirst } from './vi-first.ts';
import type { Words } from './vi.ts';

export type Lang = 'vi' | 'en';

/** A text that the desk keeps in both languages: a term, a title, a refusal. */
type Both = Readonly<Record<Lang, string>>;

/** A language with its words. */
interface Spoken {
  lang: Lang;
  w: Words;
}

export interface Speech extends Spoken {
  /** Changes the language, once its words are here. */
  setLang: (lang: Lang) => void;
  /** Picks the reader's language out of a text in both, such as `terms.state.closing`. */
  say: (both: Both) => string;
}

const Context = createContext<Speech | undefined>(undefined);
const storageKey = 'thongsuot.lang';

/** What is here of each language: the words of the report first, the rest with the first screen. */
const words = { vi: { ...viFirst } as Words, en: {} as Words };
/** The languages that are read here, and whether a screen is that needs all their words. */
const read = new Set<Lang>();
let isAllWanted = false;

/** The words of a language. English is fetched by who reads it: most phones never do. */
async function speak(lang: Lang): Promise<Spoken> {
  read.add(lang);
  if (lang === 'en') Object.assign(words.en, (await import('./en-first.ts')).enFirst);
  if (isAllWanted) await fetchRest(lang);
  return { lang, w: words[lang] };
}

async function fetchRest(lang: Lang): Promise<void> {
  if (lang === 'vi') Object.assign(words.vi, (await import('./vi.ts')).vi);
  else Object.assign(words.en, (await import('./en.ts')).en);
}

/** The words of every screen but the report, which does without 18 kB of them on a bad line. */
export async function restOfWords(): Promise<void> {
  isAllWanted = true;
  await Promise.all([...read].map(fetchRest));
}

/** Vietnamese, unless this reader has chosen English before; storage may be barred to us. */
export async function firstWords(): Promise<Spoken> {
  try {
    return await speak(localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi');
  } catch {
    return await speak('vi');
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
