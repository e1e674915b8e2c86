/** How to use the desk, for each part that somebody may play: the pages of docs/guide. */
import { Button } from '@mantine/core';
import { use } from 'react';
import { Link, useLocation } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Screen } from '../../parts/screen.tsx';
import { keepTour, useTour } from '../../tour/kept.ts';
import { pathOf } from '../../tour/steps.ts';
import { useHelp } from '../../words/help.ts';
import { useWords, type Lang } from '../../words/use-words.tsx';
import css from './guide.module.css';
import type { Block, Guides, Piece } from './page.ts';

/** The parts in the order of the procedure, from who reports to who administers. */
const parts = [
  'site',
  'coordinator',
  'headquarters',
  'helpdesk',
  'account-manager',
  'director',
  'administrator',
] as const;

const fetched: Partial<Record<Lang, Promise<Guides>>> = {};

/** The guides of a language, fetched once. */
function guidesIn(lang: Lang): Promise<Guides> {
  const load = lang === 'vi' ? import('virtual:guides/vi') : import('virtual:guides/en');
  return (fetched[lang] ??= load.then((module) => module.default));
}

/** `part`: whose guide; without it, the reader's own. */
export default function Guide({ part, me }: { part: string | undefined; me: Me }) {
  const { lang } = useWords();
  const { guide: words } = useHelp();
  const guides = use(guidesIn(lang));
  const shown = part ?? me.role;
  const blocks = guides[shown];
  const title = blocks?.find(({ kind }) => kind === 'h1');
  return (
    <Screen title={words.title} width="text">
      <TourAgain me={me} />
      <nav className={css.parts} aria-label={words.parts}>
        {parts.map((one) => (
          <Link
            key={one}
            href={`/huong-dan/${one}`}
            aria-current={one === shown ? 'page' : undefined}
          >
            {words.part[one]}
          </Link>
        ))}
      </nav>
      {blocks ? (
        <article className={css.guide} aria-label={title && textOf(title)}>
          {blocks.map((block, nth) => (
            <Shown key={nth} block={block} />
          ))}
        </article>
      ) : (
        <EmptyState title={words.missing}>{words.missingText}</EmptyState>
      )}
    </Screen>
  );
}

/** The tour, from where it was left or from its beginning. */
function TourAgain({ me }: { me: Me }) {
  const { tour: words } = useHelp();
  const [, go] = useLocation();
  const standing = useTour(me.person);
  const isPaused = typeof standing === 'object' && standing.isPaused === true;
  const start = (): void => {
    if (isPaused) {
      keepTour(me.person, { ...standing, isPaused: false });
      return go(pathOf(standing, me));
    }
    go('/');
    keepTour(me.person, { step: 0 });
  };
  return (
    <Button variant="light" onClick={start} className={css.tour}>
      {isPaused ? words.resume : words.again}
    </Button>
  );
}

function textOf(block: Block): string {
  return 'pieces' in block ? block.pieces.filter((one) => typeof one === 'string').join('') : '';
}

function Shown({ block }: { block: Block }) {
  if ('items' in block) {
    const List = block.kind;
    return (
      <List>
        {block.items.map((pieces, nth) => (
          <li key={nth}>
            <Pieces pieces={pieces} />
          </li>
        ))}
      </List>
    );
  }
  const pieces = <Pieces pieces={block.pieces} />;
  switch (block.kind) {
    // The page has its own title above.
    case 'h1':
      return <h2 className={css.title}>{pieces}</h2>;
    case 'h2':
      return <h3>{pieces}</h3>;
    case 'quote':
      return <blockquote>{pieces}</blockquote>;
    case 'p':
      return <p>{pieces}</p>;
  }
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, nth) => <One key={nth} piece={piece} />);
}

function One({ piece }: { piece: Piece }) {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'label':
      return <b>{piece.text}</b>;
    case 'code':
      return <kbd>{piece.text}</kbd>;
    case 'picture': {
      const src = piece.to.replace(/^(\.\.\/)+img\//, '/huong-dan/hinh/');
      const on = src.includes('/phone/') ? 'phone' : 'desk';
      return <img src={src} alt={piece.text} loading="lazy" data-on={on} className={css.picture} />;
    }
    case 'link': {
      const to = piece.to.endsWith('.md') ? `/huong-dan/${piece.to.slice(0, -3)}` : piece.to;
      return (
        <Link href={to}>
          <Pieces pieces={piece.pieces} />
        </Link>
      );
    }
  }
}
