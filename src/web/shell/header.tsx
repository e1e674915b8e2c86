/** The head of every page: the desk's name, who I am here, the language, the connection. */
import { Suspense } from 'react';
import { Link } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { terms } from '../../http/contract/terms.ts';
import { fetched } from '../parts/fetched.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Logo } from '../parts/logo.tsx';
import { useWords } from '../words/use-words.tsx';
import { Commander } from './commander.tsx';
import { ConnectionMark } from './connection.tsx';
import css from './header.module.css';
import { TopNav } from './nav.tsx';

// Few have several places, and a report on a bad line should not wait for the choice.
const Acting = fetched(() => import('./acting.tsx'));

export function Header({ me }: { me: Me }) {
  const { w, say } = useWords();
  return (
    <header className={css.header}>
      <Link href="/" className={css.brand} aria-label={w.common.product}>
        <Logo />
        <span className={css.name}>{w.common.product}</span>
      </Link>
      <TopNav me={me} />
      <div className={css.end}>
        <Commander me={me} />
        <ConnectionMark />
        <LanguageSwitch />
        {me.places.length > 0 && (
          <Suspense fallback={null}>
            <Acting places={me.places} className={css.acting} />
          </Suspense>
        )}
        <Link href="/tai-khoan" className={css.person}>
          <b>{me.unit.name}</b>
          <span>{say(terms.role[me.role])}</span>
        </Link>
      </div>
    </header>
  );
}
