/** Report an incident. */
import type { Me } from '../../../http/contract/directory.ts';
import { Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';

export default function Report({ me }: { me: Me }) {
  const { w } = useWords();
  return <Screen title={w.common.nav.report}>{me.unit.name}</Screen>;
}
