/** The sample people, each one tap away, while the desk runs on sample data. */
import { IconChevronRight } from '@tabler/icons-react';
import { terms } from '../../../http/contract/terms.ts';
import { useSample } from '../../api/queries.ts';
import type { Credentials } from '../../api/session.ts';
import { useEntrance } from '../../words/entrance.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './sign-in.module.css';

interface Props {
  busy: boolean;
  onChoose: (credentials: Credentials) => void;
}

export function SamplePeople({ busy, onChoose }: Props) {
  const { say } = useWords();
  const entrance = useEntrance();
  const sample = useSample();
  if (!sample.data || sample.data.accounts.length === 0) return null;
  const { password = '', accounts } = sample.data;
  return (
    <section className={css.sample} aria-labelledby="sample">
      <h2 id="sample">{entrance.signIn.sample.title}</h2>
      <p className="muted small">{entrance.signIn.sample.text}</p>
      <ul>
        {accounts.map(({ email, name, role, unitName }) => (
          <li key={email}>
            <button type="button" disabled={busy} onClick={() => onChoose({ email, password })}>
              <span>
                <b>{say(terms.role[role])}</b>
                <span>
                  {unitName} · {name}
                </span>
              </span>
              <IconChevronRight size={18} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
