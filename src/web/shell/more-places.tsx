/** The pages that have no room at the thumb of a phone, or in a narrow header. */
import { Link } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.tsx';
import css from './more-places.module.css';
import { usePlaces } from './places.ts';

export function MorePlaces({ me }: { me: Me }) {
  const { w } = useWords();
  return (
    <div className={css.more}>
      <Section title={w.account.more}>
        <ul className={css.list}>
          {usePlaces(me).more.map(({ href, label, icon: Icon }) => (
            <li key={href}>
              <Link href={href}>
                <Icon size={20} stroke={1.75} aria-hidden="true" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
