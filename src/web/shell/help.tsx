/** What the keyboard can do here: exactly what the screen offers, in its own words. */
import { Link } from 'wouter';
import { useWords } from '../words/use-words.tsx';
import { Sheet } from '../screens/incident/act/sheet.tsx';
import css from './help.module.css';
import { useOffered, type Deed, type Deeds } from './keys.ts';

export default function Help({ onClose }: { onClose: () => void }) {
  const { w } = useWords();
  const offered = useOffered();
  return (
    <Sheet title={w.common.keys.title} onClose={onClose}>
      <div className={css.help}>
        {reachable(offered).map(({ title, deeds }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl className={css.list}>
              {deeds.map(({ id, label, keys = [], shown = keys.join(' ') }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>
                    {shown.split(' ').map((key) => (
                      <kbd key={key} className={css.kbd}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="muted small">{w.common.keys.none}</p>
        <p>
          <Link href="/huong-dan" onClick={onClose}>
            {w.common.nav.guide}
          </Link>
        </p>
      </div>
    </Sheet>
  );
}

/** What the keys reach, what is offered last first: a key that a screen takes is told once. */
function reachable(offered: readonly Deeds[]): Deeds[] {
  const taken = new Set<string>();
  const isFree = ({ keys }: Deed): boolean =>
    keys !== undefined && (keys.length === 0 || keys.some((key) => !taken.has(key)));
  return offered.toReversed().map(({ title, deeds }) => {
    const free = deeds.filter(isFree);
    // "Not now" leaves Escape to whoever comes next: each says what it does with it.
    for (const key of free.flatMap(({ keys = [] }) => keys)) if (key !== 'Escape') taken.add(key);
    return { title, deeds: free };
  });
}
