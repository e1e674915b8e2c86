/** What the keyboard can do here; for who has one. */
import { Kbd } from '@mantine/core';
import { useWords } from '../../words/use-words.tsx';
import css from './key-hints.module.css';

export function KeyHints() {
  const words = useWords().w.board;
  return (
    <p className={css.hints}>
      <span>
        <Kbd>j</Kbd> <Kbd>k</Kbd> {words.keys}
      </span>
      <span>
        <Kbd>Enter</Kbd> {words.keysOpen}
      </span>
      <span>
        <Kbd>/</Kbd> {words.keysSearch}
      </span>
    </p>
  );
}
