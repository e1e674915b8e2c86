import type { Me } from '../../http/contract/directory.ts';
import { Screen } from '../parts/screen.tsx';
import { useWords } from '../words/use-words.tsx';

export default function Account({ me }: { me: Me }) {
  const { w } = useWords();
  return <Screen title={w.account.title}>{me.name}</Screen>;
}
