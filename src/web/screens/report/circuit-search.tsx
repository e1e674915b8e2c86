/** Finding a circuit by a few letters, with or without diacritics. */
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Circuit, Me } from '../../../http/contract/directory.ts';
import { useCircuits } from '../../api/queries.ts';
import { Choices } from '../../parts/form/choices.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './report.module.css';

/** As many as a thumb can pass without losing the question. */
const shownMax = 8;
const pauseMs = 250;

interface Props {
  me: Me;
  value: string | undefined;
  onChange: (id: string) => void;
  error: string | undefined;
}

export function CircuitSearch({ me, value, onChange, error }: Props) {
  const { w } = useWords();
  const [q, setQ] = useState('');
  const [asked] = useDebouncedValue(q.trim(), pauseMs);
  const site = me.unit.kind === 'site' ? { site: me.unit.id } : {};
  const circuits = useCircuits({ ...site, ...(asked === '' ? {} : { q: asked }) });
  const found = circuits.data?.items ?? [];
  return (
    <div className={css.stack}>
      <TextField
        label={w.report.circuit.search}
        hint={w.report.circuit.searchHint}
        value={q}
        onChange={setQ}
        required
        error={error}
      />
      {circuits.isError && <ProblemNotice error={circuits.error} />}
      <p className="unseen" role="status">
        {circuits.isSuccess && `${w.report.circuit.found}: ${Math.min(found.length, shownMax)}`}
      </p>
      {circuits.isSuccess && found.length === 0 && (
        <p>{asked === '' ? w.report.circuit.none : w.report.circuit.nothing}</p>
      )}
      {found.length > 0 && (
        <Choices
          legend={w.report.circuit.found}
          hideLegend
          value={value}
          onChange={onChange}
          choices={found.slice(0, shownMax).map((circuit) => ({
            value: circuit.id,
            label: circuit.site.name,
            hint: <Hint circuit={circuit} />,
          }))}
        />
      )}
      {(found.length > shownMax || circuits.data?.next !== undefined) && (
        <p className="muted small">{w.report.circuit.more}</p>
      )}
    </div>
  );
}

function Hint({ circuit }: { circuit: Circuit }) {
  const { w } = useWords();
  const open = circuit.openIncidents[0];
  return (
    <>
      {circuit.province.name} · {circuit.code}
      {circuit.site.formerly && ` · ${w.common.formerly(circuit.site.formerly.join(', '))}`}
      {open && <b className={css.troubled}> · {w.report.already.one(open.code)}</b>}
    </>
  );
}
