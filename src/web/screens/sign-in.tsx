import { Screen } from '../parts/screen.tsx';
import { useWords } from '../words/use-words.tsx';

export default function SignIn() {
  const { w } = useWords();
  return <Screen title={w.signIn.title}>…</Screen>;
}
