/** Whose move it is: a filled mark where it is the reader's own side's, plain words otherwise. */
import { IconHandStop } from '@tabler/icons-react';
import type { Party } from '../../http/contract/procedure.ts';
import { terms } from '../../http/contract/terms.ts';
import { useWords } from '../words/use-words.tsx';
import css from './whose-move.module.css';

interface Props {
  whoseMove: readonly Party[];
  /** The reader's side. */
  party: Party;
}

export function WhoseMove({ whoseMove, party }: Props) {
  const { w, say } = useWords();
  if (whoseMove.length === 0) return <span className="muted">{w.common.move.nobody}</span>;
  if (whoseMove.includes(party)) {
    return (
      <span className={css.mine}>
        <IconHandStop size={15} stroke={2} aria-hidden="true" />
        {w.common.move.mine}
      </span>
    );
  }
  const [first] = whoseMove;
  return (
    <span className={css.theirs}>
      {first !== undefined && w.common.move.of(say(terms.party[first]))}
    </span>
  );
}
