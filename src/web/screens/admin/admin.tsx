/** Administration: its parts listed, and the one that the address names. */
import { Suspense } from 'react';
import { Link } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import { NotFound } from '../not-found.tsx';
import css from './admin.module.css';
import { sections } from './sections.ts';

export default function Admin({ section, me }: { section: string | undefined; me: Me }) {
  const { w } = useWords();
  const theirs = me.administers ? sections.filter(({ isFor }) => isFor(me)) : [];
  const here = theirs.find(({ path }) => path === section);
  if (!me.administers || (section !== undefined && !here)) return <NotFound />;
  if (here) {
    const Here = here.screen;
    return (
      <Suspense fallback={<Loading />}>
        <Here me={me} />
      </Suspense>
    );
  }
  return (
    <Screen title={w.admin.title} width="text">
      <p className="muted">{w.admin.lead}</p>
      <nav aria-label={w.admin.sections.label}>
        <ul className={css.sections}>
          {theirs.map(({ path, words, icon: Icon }) => (
            <li key={path}>
              <Link href={`/quan-tri/${path}`}>
                <Icon size={24} stroke={1.75} aria-hidden="true" />
                <span>
                  <b>{w.admin.sections[words].title}</b>
                  <span className="muted">{w.admin.sections[words].text}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Screen>
  );
}
