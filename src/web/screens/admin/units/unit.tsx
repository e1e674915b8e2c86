/** One unit: its facts to change, its circuits, its history; or a new one. */
import { Link, useLocation } from 'wouter';
import type { AdminUnitPage } from '../../../../http/contract/admin.ts';
import { useUnit } from '../../../api/admin.ts';
import { useProvinces } from '../../../api/queries.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { BackLink } from '../../../shell/back-link.tsx';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { WithHistory } from '../history.tsx';
import { ThingForm, type Entered, type Field } from '../thing-form.tsx';

const here = '/quan-tri/don-vi';

export function Unit({ id }: { id: string }) {
  const { w } = useWords();
  const asked = useUnit(id);
  const page = asked.data;
  return (
    <Screen
      title={page?.unit.name ?? w.admin.sections.units.title}
      width="text"
      actions={<BackLink href={here}>{w.admin.sections.units.title}</BackLink>}
    >
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {page && (
        <>
          <p className="muted">
            {w.admin.units.kind[page.unit.kind]} · {page.unit.id}
          </p>
          <WithHistory
            entries={page.history}
            between={<Circuits circuits={page.circuits} unit={page.unit.id} />}
          >
            {(saved) => <Facts key={page.seen} page={page} onSaved={saved} />}
          </WithHistory>
        </>
      )}
    </Screen>
  );
}

/** A unit that is not there yet: what it is called, of what kind, below which other. */
export function NewUnit() {
  const { w } = useWords();
  const words = useAdministering();
  const [, go] = useLocation();
  const fields = useFields('site', true);
  return (
    <Screen
      title={words.units.add}
      width="text"
      actions={<BackLink href={here}>{w.admin.sections.units.title}</BackLink>}
    >
      <ThingForm
        fields={fields}
        begin={{ kind: 'site' }}
        path={pathOf}
        body={bodyOf}
        submit={words.add}
        onSaved={({ id = '' }) => go(`${here}/${id}`)}
      />
    </Screen>
  );
}

interface FactsProps {
  page: AdminUnitPage;
  onSaved: () => void;
}

function Facts({ page: { unit, seen }, onSaved }: FactsProps) {
  const words = useWords().w.admin.units;
  const isRoot = unit.kind === 'headquarters' || unit.kind === 'carrier';
  const fields = useFields(unit.kind, false);
  return (
    <Section title={words.facts}>
      <ThingForm
        fields={isRoot ? fields.slice(0, 1) : fields}
        begin={{
          id: unit.id,
          kind: unit.kind,
          name: unit.name,
          parent: unit.parent ?? '',
          province: unit.province ?? '',
          from: unit.validFrom ?? '',
          to: unit.validTo ?? '',
          successor: unit.successor ?? '',
        }}
        path={pathOf}
        body={(entered) => ({ ...bodyOf(entered), seen })}
        submit={words.save}
        onSaved={onSaved}
      />
    </Section>
  );
}

/** What a unit is asked for; once it is there, its id and its kind stay. */
function useFields(kind: AdminUnitPage['unit']['kind'], isNew: boolean): Field[] {
  const words = useAdministering();
  const kinds = useWords().w.admin.units.kind;
  const provinces = useProvinces().data ?? [];
  const told = words.units;
  const none = { value: '', label: words.none };
  const own = [
    { name: 'id', label: told.id, hint: told.idHint, required: true },
    {
      name: 'kind',
      label: told.kind,
      as: (['site', 'coordinator'] as const).map((value) => ({ value, label: kinds[value] })),
    },
  ];
  const end = [
    { name: 'to', label: told.to, hint: told.toHint, as: 'day' as const },
    { name: 'successor', label: told.successor, hint: told.successorHint, as: { kinds: [kind] } },
  ];
  return [
    { name: 'name', label: told.name, required: true },
    ...(isNew ? own : []),
    {
      name: 'parent',
      label: told.parent,
      required: true,
      as: { kinds: ['coordinator', 'headquarters'] as const },
    },
    {
      name: 'province',
      label: told.province,
      hint: told.provinceHint,
      required: true,
      as: [none, ...provinces.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))],
    },
    { name: 'from', label: told.from, as: 'day' as const },
    ...(isNew ? [] : end),
  ];
}

function pathOf({ id = '' }: Entered): string {
  return `/admin/units/${encodeURIComponent(id)}`;
}

function bodyOf({ kind, name = '', parent, province, from, to, successor }: Entered): object {
  const unit = { kind, name, parent: parent || null, province: province || null };
  return { ...unit, validFrom: from || null, validTo: to || null, successor: successor || null };
}

function Circuits({ circuits, unit }: Pick<AdminUnitPage, 'circuits'> & { unit: string }) {
  const words = useWords().w.admin.units;
  const time = useTime();
  const { add } = useAdministering().circuits;
  return (
    <Section
      title={words.circuits}
      aside={<Link href={`/quan-tri/kenh/moi?site=${unit}`}>{add}</Link>}
    >
      {circuits.length === 0 && <p className="muted">{words.noCircuits}</p>}
      <ul className={css.plain}>
        {circuits.map((circuit) => (
          <li key={circuit.id}>
            <Link href={`/quan-tri/kenh/${circuit.id}`} className="tap">
              <b>{circuit.code}</b>
            </Link>{' '}
            <span className="muted small">
              {circuit.agreement}
              {circuit.validTo !== null && ` · ${words.endedOn(time.longDate(circuit.validTo))}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
