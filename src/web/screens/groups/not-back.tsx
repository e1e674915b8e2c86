/** How the page of a mass outage ends: the offices whose line is not back, each by its incident. */
import { Link } from 'wouter';
import type { GroupView } from '../../../http/contract/groups.ts';
import { Section } from '../../parts/section.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './groups.module.css';

export function NotBack({ view }: { view: GroupView }) {
  const words = useWords().w.groups;
  const { notBack } = view;
  return (
    <Section title={words.notBackTitle}>
      {notBack.length === 0 && <p>{words.allBack}</p>}
      <ul className={css.others}>
        {notBack.map(({ incident, site, state }) => (
          <li key={incident} className={css.missing}>
            <Link href={`/su-co/${incident}`} className="tap">
              {site}
            </Link>
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
