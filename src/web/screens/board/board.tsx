import type { Me } from '../../../http/contract/directory.ts';
import { Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';

export default function Board({ me }: { me: Me }) {
  const { w } = useWords();
  return <Screen title={w.board.title}>{String(me.name)}</Screen>;
}
