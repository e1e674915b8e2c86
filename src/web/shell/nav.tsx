/** The navigation: in the header on a desktop, at the thumb on a phone. */
import { Link, useLocation } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { useWords } from '../words/use-words.tsx';
import css from './nav.module.css';
import { usePlaces } from './places.ts';

/** An incident belongs to the board; everything else to the place that its address begins with. */
function isHere(href: string, path: string): boolean {
  if (href === '/') return path === '/' || path.startsWith('/su-co');
  return path.startsWith(href);
}

/** The navigation of a phone, at the thumb. */
export function BottomNav({ me }: { me: Me }) {
  const { w } = useWords();
  const [path] = useLocation();
  return (
    <nav className={css.bottom} aria-label={w.common.nav.label}>
      {usePlaces(me).bottom.map(({ href, label, icon: Icon, primary }) => (
        <Link
          key={href}
          href={href}
          data-primary={primary}
          aria-current={isHere(href, path) ? 'page' : undefined}
        >
          <span className={css.icon}>
            <Icon size={22} stroke={1.75} aria-hidden="true" />
          </span>
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** The navigation of a desktop, in the header. */
export function TopNav({ me }: { me: Me }) {
  const { w } = useWords();
  const [path] = useLocation();
  const { top, more } = usePlaces(me);
  const folded = new Set(more.map(({ href }) => href));
  return (
    <nav className={css.top} aria-label={w.common.nav.label}>
      {top.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          data-folded={folded.has(href)}
          aria-current={isHere(href, path) ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
