/** A unit, found by a few letters of its name, former name or id. */
import { useState } from 'react';
import type { AdminUnit } from '../../../http/contract/admin.ts';
import { useUnits } from '../../api/admin.ts';
import { SearchField, SelectField } from '../../parts/form/fields.tsx';
import css from './admin.module.css';

interface Props {
  label: string;
  /** The words of the search beside it. */
  find: string;
  kinds: readonly AdminUnit['kind'][];
  /** The id; empty: none. */
  value: string;
  onChange: (id: string) => void;
  error?: string | undefined;
}

export function UnitPick({ label, find, kinds, value, onChange, error }: Props) {
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<{ id: string; name: string }>();
  const asked = useUnits({ q, ended: false });
  const all = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const units = all.filter(({ kind }) => kinds.includes(kind));
  // What is chosen stays in sight, whatever is searched for next.
  const kept = units.some(({ id }) => id === value) || value === '' ? [] : [value];
  const nameOf = (id: string): string => (chosen?.id === id ? chosen.name : id);
  return (
    <div className={css.pair}>
      <SearchField label={find} labelled value={q} onChange={setQ} />
      <SelectField
        label={label}
        value={value}
        error={error}
        options={[
          { value: '', label: '—' },
          ...kept.map((id) => ({ value: id, label: nameOf(id) })),
          ...units.map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
        ]}
        onChange={(id) => {
          setChosen(units.find((unit) => unit.id === id));
          onChange(id);
        }}
      />
    </div>
  );
}
