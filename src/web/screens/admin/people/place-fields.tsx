/** Role, unit and days of an appointment, as far as one may give them. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '../../../../http/contract/directory.ts';
import type { NewAppointment } from '../../../../http/contract/people.ts';
import { roleUnitKind, type Role } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useUnits } from '../../../api/admin.ts';
import { useWords } from '../../../words/use-words.tsx';
import { useTyped } from '../../board/use-typed.ts';
import css from './people.module.css';

export interface Place {
  role: Role;
  unit: string;
  /** Days of Vietnam's calendar, YYYY-MM-DD; empty: without an end, or from now. */
  from: string;
  to: string;
  administrator: boolean;
}

/** The place to begin with: the least role that one may give. */
export function firstPlace({ appoints, party, unit }: Me): Place {
  const role = appoints[0] ?? 'site';
  const only = party === 'carrier' ? unit.id : '';
  return { role, unit: only, from: '', to: '', administrator: false };
}

/** A place as the desk takes it: the last day is held to its end. */
export function asAppointment({ role, unit, from, to, administrator }: Place): NewAppointment {
  return { role, unit, ...spanOf(from, to), ...(administrator ? { administrator } : {}) };
}

/** Days as instants, on Vietnam's clocks. */
export function spanOf(from: string, to: string): { from?: string; to?: string } {
  return {
    ...(from === '' ? {} : { from: `${from}T00:00:00+07:00` }),
    ...(to === '' ? {} : { to: `${to}T23:59:59+07:00` }),
  };
}

interface Props {
  me: Me;
  place: Place;
  change: (some: Partial<Place>) => void;
}

export function PlaceFields({ me, place, change }: Props) {
  const { w, say } = useWords();
  const words = w.people.form;
  const isCarrier = me.party === 'carrier';
  return (
    <>
      <NativeSelect
        size="md"
        label={words.role}
        value={place.role}
        data={me.appoints.map((role) => ({ value: role, label: say(terms.role[role]) }))}
        onChange={(event) => {
          const role = me.appoints.find((one) => one === event.currentTarget.value);
          if (role) change({ role, ...(isCarrier ? {} : { unit: '' }) });
        }}
      />
      {!isCarrier && <UnitField role={place.role} onChange={(unit) => change({ unit })} />}
      <Days place={place} change={change} />
      {isCarrier && me.oversees && (
        <Checkbox
          size="md"
          label={words.administrator}
          checked={place.administrator}
          onChange={(event) => change({ administrator: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

/** From the day that is given to the end of the other. */
export function Days({
  place,
  change,
}: Omit<Props, 'me' | 'place'> & { place: Pick<Place, 'from' | 'to'> }) {
  const words = useWords().w.people.form;
  return (
    <div className={css.pair}>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          size="md"
          label={words[end]}
          value={place[end]}
          onChange={(event) => change({ [end]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

function UnitField({ role, onChange }: { role: Role; onChange: (unit: string) => void }) {
  const { people: words } = useWords().w;
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState('');
  const { typed, type } = useTyped(q, setQ);
  const asked = useUnits({ q, ended: false });
  const all = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const units = all.filter(({ kind }) => kind === roleUnitKind[role]);
  const value = units.some(({ id }) => id === chosen) ? chosen : '';
  return (
    <div className={css.pair}>
      <TextInput
        type="search"
        size="md"
        label={words.form.unitSearch}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={words.form.unit}
        value={value}
        data={[
          { value: '', label: '—' },
          ...units.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
          onChange(event.currentTarget.value);
        }}
      />
    </div>
  );
}
