/** A person as the record names one: name, role, unit. */
import type { Role } from '../../http/contract/procedure.ts';
import { terms } from '../../http/contract/terms.ts';
import { useWords } from '../words/use-words.tsx';

interface Props {
  name: string;
  /** `desk`: the desk itself, which has no unit. */
  role?: Role | 'desk';
  unitName?: string;
}

export function PersonLine({ name, role, unitName }: Props) {
  const { say } = useWords();
  if (role === 'desk') return <b>{name}</b>;
  const rest = [role && say(terms.role[role]), unitName].filter(Boolean).join(', ');
  return (
    <span>
      <b>{name}</b>
      {rest !== '' && <span className="muted"> · {rest}</span>}
    </span>
  );
}
