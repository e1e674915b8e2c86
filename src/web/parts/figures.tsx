/**
 * Figures that do not dance while they count: the typeface has no tabular digits ("1" is half as
 * wide as "4"), so each digit gets a box of one width. For decoration beside words that are read.
 */
import css from './figures.module.css';

export function Figures({ text }: { text: string }) {
  return (
    <span className={css.figures}>
      {Array.from(text, (character, place) =>
        character >= '0' && character <= '9' ? <i key={place}>{character}</i> : character,
      )}
    </span>
  );
}
