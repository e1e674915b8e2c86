import { Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';

export default function Procedure({ id }: { id: string | undefined }) {
  const { w } = useWords();
  return <Screen title={w.procedure.title}>{String(id)}</Screen>;
}
