/** Acts that wait, in the order in which they will be sent. */
import { blocks } from '../../offline/pass.ts';
import type { Waiting } from '../../offline/outgoing.ts';
import { ActCard } from './act-card.tsx';
import css from './outgoing.module.css';

export function ActList({ acts }: { acts: readonly Waiting[] }) {
  const isBehind = (one: Waiting): boolean =>
    acts.some(
      (before) => blocks(before) && before.incident === one.incident && before.place < one.place,
    );
  return (
    <ol className={css.list}>
      {acts.map((one) => (
        <li key={one.id}>
          <ActCard one={one} isBehind={isBehind(one)} />
        </li>
      ))}
    </ol>
  );
}
