/** Whether the ladder would reach anybody: a circuit rehearsed before it matters. */
import { useState } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import { useCircuit } from '../../api/queries.ts';
import { useRehearsal } from '../../api/readiness.ts';
import { InstantField } from '../../parts/form/instant-field.tsx';
import { deskNow } from '../../parts/now.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { fromInput, toInput } from '../../parts/time.ts';
import { useWords } from '../../words/use-words.tsx';
import { CircuitSearch } from '../report/circuit-search.tsx';
import css from './readiness.module.css';
import { Rehearsal } from './rehearsal.tsx';
import { Standings } from './standings.tsx';

export default function Readiness({ me }: { me: Me }) {
  const words = useWords().w.readiness;
  const [circuit, setCircuit] = useState(me.circuit);
  const [at, setAt] = useState<string | undefined>();
  const rehearsal = useRehearsal(circuit, at);
  return (
    <Screen title={words.title} width="text">
      <p className="muted">{words.lead}</p>
      <Standings me={me} />
      <Section title={words.circuit}>
        {circuit === undefined ? (
          <CircuitSearch me={me} value={undefined} onChange={setCircuit} error={undefined} />
        ) : (
          <>
            <Chosen id={circuit} />
            {me.circuit === undefined && (
              <button type="button" className={css.other} onClick={() => setCircuit(undefined)}>
                {words.other}
              </button>
            )}
            <From value={at} onChange={setAt} />
          </>
        )}
      </Section>
      {circuit !== undefined && rehearsal.isPending && <Loading />}
      {rehearsal.isError && (
        <ProblemNotice error={rehearsal.error} onRetry={() => void rehearsal.refetch()} />
      )}
      {circuit !== undefined && rehearsal.data && <Rehearsal rehearsal={rehearsal.data} />}
    </Screen>
  );
}

function Chosen({ id }: { id: string }) {
  const circuit = useCircuit(id);
  if (!circuit.data) return null;
  const { site, code, province } = circuit.data;
  return (
    <p>
      <b>{site.name}</b>
      <br />
      <span className="muted">
        {province.name} · {code}
      </span>
    </p>
  );
}

interface FromProps {
  value: string | undefined;
  onChange: (at: string | undefined) => void;
}

/** From when: nights and holidays are when nobody answers. */
function From({ value, onChange }: FromProps) {
  const words = useWords().w.readiness;
  const now = () => new Date(deskNow()).toISOString();
  const tonight = () => fromInput(`${toInput(deskNow()).slice(0, 10)}T22:00`) ?? now();
  return (
    <InstantField
      legend={words.from}
      quick={[
        { label: words.now, at: now },
        { label: words.tonight, at: tonight },
      ]}
      pick={{ label: words.pick, at: now }}
      value={value}
      onChange={onChange}
      error={undefined}
    />
  );
}
