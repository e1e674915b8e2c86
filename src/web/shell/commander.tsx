/**
 * The keys of every page: the palette (Ctrl K), the list of keys (?). Both are fetched when they
 * are first asked for, so that a phone on a bad line never carries them.
 */
import { useMantineColorScheme } from '@mantine/core';
import { IconHelp, IconSearch } from '@tabler/icons-react';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { fetched } from '../parts/fetched.tsx';
import { useWords } from '../words/use-words.tsx';
import css from './commander.module.css';
import { isCovered, useDeeds, type Deed } from './keys.ts';
import { useTypedAhead } from './typed-ahead.ts';

const Palette = fetched(() => import('./palette.tsx'));
const Help = fetched(() => import('./help.tsx'));

type Shown = 'palette' | 'help' | undefined;

/** The button that stands for the palette, and whatever of the two is open. */
export function Commander({ me }: { me: Me }) {
  const { w } = useWords();
  const [shown, setShown] = useState<Shown>();
  const close = useCallback(() => setShown(undefined), []);
  const takeTyped = useTypedAhead(shown !== undefined, close);
  usePaletteKey(() => setShown('palette'));
  useDeeds(w.common.keys.everywhere, useEverywhere(setShown));
  return (
    <>
      <button
        type="button"
        className={css.button}
        aria-label={w.common.find.button}
        title={w.common.find.button}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setShown('palette')}
      >
        <IconSearch size={20} stroke={1.75} aria-hidden="true" />
        <kbd aria-hidden="true" className={css.kbd}>
          Ctrl K
        </kbd>
      </button>
      <Link
        href="/huong-dan"
        className={`${css.button} ${css.guide}`}
        aria-label={w.common.nav.guide}
        title={w.common.nav.guide}
      >
        <IconHelp size={20} stroke={1.75} aria-hidden="true" />
      </Link>
      <Suspense>
        {shown === 'palette' && <Palette me={me} takeTyped={takeTyped} onClose={close} />}
        {shown === 'help' && <Help onClose={close} />}
      </Suspense>
    </>
  );
}

/** Ctrl K, or ⌘ K: also while typing, unless a form lies over the page. */
function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (!isCovered()) open();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function useEverywhere(show: (shown: Shown) => void): Deed[] {
  const { w, lang, setLang } = useWords();
  const { keys, find, language } = w.common;
  const theme = w.account.schemes;
  // Kept transitions: without them Mantine writes a <style> element, which the policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const schemes = (['light', 'dark', 'auto'] as const).filter((scheme) => scheme !== colorScheme);
  return [
    { id: 'find', keys: [], shown: 'Ctrl K', label: find.button, run: () => show('palette') },
    { id: 'slash', keys: ['/'], label: find.title, run: () => show('palette') },
    { id: 'help', keys: ['?'], label: keys.show, isAct: true, run: () => show('help') },
    ...schemes.map((scheme) => ({
      id: scheme,
      label: `${w.account.scheme}: ${theme[scheme]}`,
      isAct: true,
      run: () => setColorScheme(scheme),
    })),
    {
      id: 'language',
      label: language.other,
      isAct: true,
      run: () => setLang(lang === 'vi' ? 'en' : 'vi'),
    },
  ];
}
