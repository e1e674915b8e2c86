/** What the shapes and colours mean. */
import { useWords } from '../../words/use-words.tsx';
import css from './map.module.css';
import { Mark } from './mark.tsx';

export function Legend() {
  const { kinds } = useWords().w.map;
  return (
    <ul className={css.legend}>
      {(['late', 'soon', 'open', 'calm'] as const).map((kind) => (
        <li key={kind}>
          <Mark kind={kind} count={1} />
          {kinds[kind]}
        </li>
      ))}
    </ul>
  );
}
