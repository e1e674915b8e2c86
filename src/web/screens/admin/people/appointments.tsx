/** A person's appointments, past and to come; another one, or a deputy for a leave. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '../../../../http/contract/directory.ts';
import type { PersonWhole } from '../../../../http/contract/people.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useAppoint, useEndAppointment, usePeople } from '../../../api/people.ts';
import { SearchField, SelectField } from '../../../parts/form/fields.tsx';
import { useInPlace } from '../../../parts/in-place.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { Confirm } from './acts.tsx';
import css from './people.module.css';
import { asAppointment, Days, firstPlace, PlaceFields, spanOf } from './place-fields.tsx';

type Held = PersonWhole['history'][number];

interface Props {
  person: PersonWhole;
  me: Me;
  isSelf: boolean;
}

export function Appointments({ person, me, isSelf }: Props) {
  const words = useWords().w.people.one;
  const [form, setForm] = useState<'add' | 'deputy'>();
  const own = person.history.filter(
    ({ role, isNow, deputyFor }) => isNow && deputyFor === undefined && me.appoints.includes(role),
  );
  const close = (): void => setForm(undefined);
  return (
    <Section title={words.appointments}>
      <ul className={css.list} aria-label={words.appointments}>
        {person.history.map((held) => (
          <Row key={held.id} held={held} person={person.id} mayEnd={!isSelf} />
        ))}
      </ul>
      {form === 'add' && <Add person={person.id} me={me} onClose={close} />}
      {form === 'deputy' && <Deputy person={person.id} own={own} onClose={close} />}
      <div className={css.buttons} hidden={form !== undefined}>
        <Button variant="light" onClick={() => setForm('add')}>
          {words.add}
        </Button>
        {own.length > 0 && (
          <Button variant="light" onClick={() => setForm('deputy')}>
            {words.deputy}
          </Button>
        )}
      </div>
    </Section>
  );
}

function Row({ held, person, mayEnd }: { held: Held; person: string; mayEnd: boolean }) {
  const { w, say } = useWords();
  const words = w.people.one;
  const time = useTime();
  const end = useEndAppointment(person);
  const [asking, setAsking] = useState(false);
  const what = `${say(terms.role[held.role])}, ${held.unitName}`;
  const isOver = held.to !== undefined && Date.parse(held.to) <= time.now;
  const details = [
    held.isNow ? words.now : isOver ? words.past : words.toCome,
    words.span(held.from && time.absolute(held.from), held.to && time.absolute(held.to)),
    held.deputyFor === undefined ? '' : words.deputyFor(held.deputyFor),
    held.administrator ? words.administrator : '',
  ];
  return (
    <li className={css.row}>
      <span>
        <b>{what}</b>
        <span className="muted small">{details.filter(Boolean).join(' · ')}</span>
      </span>
      {asking && (
        <Confirm
          question={words.endAsk(what)}
          yes={words.end}
          busy={end.isPending}
          onYes={() => end.mutate(held.id, { onSettled: () => setAsking(false) })}
          onNo={() => setAsking(false)}
        />
      )}
      {mayEnd && !isOver && (
        <Button
          variant="default"
          hidden={asking}
          onClick={() => setAsking(true)}
          aria-label={`${words.end}: ${what}`}
        >
          {words.end}
        </Button>
      )}
      {end.isError && <ProblemNotice error={end.error} />}
    </li>
  );
}

function Add({ person, me, onClose }: { person: string; me: Me; onClose: () => void }) {
  const { w } = useWords();
  const appoint = useAppoint();
  const form = useInPlace<HTMLFormElement>();
  const [place, setPlace] = useState(() => firstPlace(me));
  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        appoint.mutate({ person, body: asAppointment(place) }, { onSuccess: onClose });
      }}
    >
      <PlaceFields
        me={me}
        place={place}
        change={(some) => setPlace((before) => ({ ...before, ...some }))}
      />
      {appoint.isError && <ProblemNotice error={appoint.error} />}
      <div className={css.buttons}>
        <Button type="submit" disabled={place.unit === ''} loading={appoint.isPending}>
          {w.people.one.add}
        </Button>
        <Button variant="default" onClick={onClose}>
          {w.common.cancel}
        </Button>
      </div>
    </form>
  );
}

/** The deputy holds what the person holds, for some days. */
function Deputy({ person, own, onClose }: { person: string; own: Held[]; onClose: () => void }) {
  const { w, say } = useWords();
  const words = w.people.one;
  const appoint = useAppoint();
  const form = useInPlace<HTMLFormElement>();
  const [which, setWhich] = useState(own[0]?.id ?? '');
  const [deputy, setDeputy] = useState('');
  const [days, setDays] = useState({ from: '', to: '' });
  const held = own.find(({ id }) => id === which);
  const submit = (): void => {
    if (!held) return;
    const { role, unit } = held;
    const body = { role, unit, ...spanOf(days.from, days.to), deputyFor: person };
    appoint.mutate({ person: deputy, body }, { onSuccess: onClose });
  };
  return (
    <form
      ref={form}
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="muted">{words.deputyText}</p>
      {own.length > 1 && (
        <SelectField
          label={words.appointments}
          value={which}
          options={own.map(({ id, role, unitName }) => ({
            value: id,
            label: `${say(terms.role[role])}, ${unitName}`,
          }))}
          onChange={setWhich}
        />
      )}
      <DeputyField person={person} value={deputy} onChange={setDeputy} />
      <Days place={days} change={(some) => setDays((before) => ({ ...before, ...some }))} />
      {appoint.isError && <ProblemNotice error={appoint.error} />}
      <div className={css.buttons}>
        <Button
          type="submit"
          disabled={deputy === '' || days.from === '' || days.to === ''}
          loading={appoint.isPending}
        >
          {words.deputy}
        </Button>
        <Button variant="default" onClick={onClose}>
          {w.common.cancel}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  person: string;
  value: string;
  onChange: (person: string) => void;
}

/** Somebody else, found by a few letters; whoever is no longer in the list is not chosen. */
function DeputyField({ person, value, onChange }: FieldProps) {
  const words = useWords().w.people.one;
  const [q, setQ] = useState('');
  const asked = usePeople({ q, state: 'active' });
  const all = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const others = all.filter(({ id }) => id !== person);
  return (
    <div className={css.pair}>
      <SearchField
        label={words.deputyFind}
        labelled
        value={q}
        onChange={(text) => {
          setQ(text);
          onChange('');
        }}
      />
      <SelectField
        label={words.deputyWho}
        value={value}
        options={[
          { value: '', label: '—' },
          ...others.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })),
        ]}
        onChange={onChange}
      />
    </div>
  );
}
