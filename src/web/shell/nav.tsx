/** Where one can go: in the header on a desktop, at the thumb on a phone. */
import {
  IconLayoutList,
  IconPlus,
  IconRoute,
  IconUserCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import type { Party } from '../../http/contract/procedure.ts';
import { useWords } from '../words/use-words.tsx';
import css from './nav.module.css';

interface Place {
  href: string;
  label: string;
  icon: TablerIcon;
  /** Stands out: the one thing that a person in need comes for. */
  primary?: boolean;
}

/** Only the customer reports: the carrier is told, it does not tell. */
function usePlaces(party: Party): Place[] {
  const { nav } = useWords().w.common;
  const report = { href: '/bao-su-co', label: nav.report, icon: IconPlus, primary: true };
  return [
    { href: '/', label: nav.board, icon: IconLayoutList },
    ...(party === 'customer' ? [report] : []),
    { href: '/quy-trinh', label: nav.procedure, icon: IconRoute },
    { href: '/tai-khoan', label: nav.account, icon: IconUserCircle },
  ];
}

/** An incident belongs to the board; everything else to the place that its address begins with. */
function isHere(href: string, path: string): boolean {
  if (href === '/') return path === '/' || path.startsWith('/su-co');
  return path.startsWith(href);
}

/** The navigation of a phone, at the thumb. */
export function BottomNav({ party }: { party: Party }) {
  const { w } = useWords();
  const [path] = useLocation();
  return (
    <nav className={css.bottom} aria-label={w.common.nav.label}>
      {usePlaces(party).map(({ href, label, icon: Icon, primary }) => (
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
export function TopNav({ party }: { party: Party }) {
  const { w } = useWords();
  const [path] = useLocation();
  // The board has the button to report, and the person's name leads to the account.
  const places = usePlaces(party).filter(({ href }) => href === '/' || href === '/quy-trinh');
  return (
    <nav className={css.top} aria-label={w.common.nav.label}>
      {places.map(({ href, label }) => (
        <Link key={href} href={href} aria-current={isHere(href, path) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
