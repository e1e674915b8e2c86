/** Reports that came together with a mass outage and are in no group: one tap joins each. */
import { Button } from '@mantine/core';
import type { GroupView } from '../../../http/contract/groups.ts';
import { useGroupAct } from '../../api/groups.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './groups.module.css';

export function Candidates({ view }: { view: GroupView }) {
  const words = useWords().w.groups;
  const join = useGroupAct(view.id);
  return (
    <Section title={words.candidates}>
      <p className="muted">{words.candidatesText}</p>
      <ul className={css.children}>
        {view.candidates.map(({ incident, code, circuit, site }) => (
          <li key={incident}>
            <div className={css.child}>
              <b>{site.name}</b>
              <span className="muted small">
                {circuit.code} · {code}
              </span>
            </div>
            {view.state === 'confirmed' && (
              <Button
                variant="default"
                aria-label={words.joinNamed(site.name)}
                loading={join.isPending}
                onClick={() => join.mutate({ name: 'join', body: { incident } })}
              >
                {words.join}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {join.isError && <ProblemNotice error={join.error} />}
    </Section>
  );
}
