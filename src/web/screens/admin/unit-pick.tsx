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
  const found = useFound(q, kinds);
  // What is chosen stays in sight, whatever is searched for next.
  const chosen = useFound(value, kinds).find((unit) => unit.id === value);
  const isListed = value === '' || found.some((unit) => unit.id === value);
  const units = isListed ? found : [chosen ?? { id: value, name: value }, ...found];
  return (
    <div>
      <p className={css.legend} aria-hidden="true">
        {label}
      </p>
      <div className={css.pair}>
        <SearchField label={find} value={q} onChange={setQ} />
        <SelectField
          label={label}
          hideLabel
          value={value}
          error={error}
          options={[
            { value: '', label: '—' },
            ...units.map((unit) => ({ value: unit.id, label: `${unit.name} (${unit.id})` })),
          ]}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

function useFound(q: string, kinds: Props['kinds']): Pick<AdminUnit, 'id' | 'name'>[] {
  const asked = useUnits({ q, ended: false });
  const all = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return all.filter(({ kind }) => kinds.includes(kind));
}
