/** Role, unit and days of an appointment, as far as one may give them. */
import { Checkbox } from '@mantine/core';
import type { Me } from '../../../../http/contract/directory.ts';
import type { NewAppointment } from '../../../../http/contract/people.ts';
import { roleUnitKind, type Role } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { DayField } from '../../../parts/form/day-field.tsx';
import { SelectField } from '../../../parts/form/fields.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { UnitPick } from '../unit-pick.tsx';
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
  /** What is wrong with the unit. */
  error?: string | undefined;
}

export function PlaceFields({ me, place, change, error }: Props) {
  const { w, say } = useWords();
  const words = w.people.form;
  const isCarrier = me.party === 'carrier';
  return (
    <>
      <SelectField
        label={words.role}
        value={place.role}
        options={me.appoints.map((role) => ({ value: role, label: say(terms.role[role]) }))}
        onChange={(role) => change({ role, ...(isCarrier ? {} : { unit: '' }) })}
      />
      {!isCarrier && (
        <UnitPick
          label={words.unit}
          find={words.unitSearch}
          kinds={[roleUnitKind[place.role]]}
          value={place.unit}
          error={error}
          onChange={(unit) => change({ unit })}
        />
      )}
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
}: Pick<Props, 'change'> & { place: Pick<Place, 'from' | 'to'> }) {
  const words = useWords().w.people.form;
  return (
    <div className={css.pair}>
      {(['from', 'to'] as const).map((end) => (
        <DayField
          key={end}
          label={words[end]}
          value={place[end]}
          onChange={(day) => change({ [end]: day })}
        />
      ))}
    </div>
  );
}
