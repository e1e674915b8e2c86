/** One unit: its facts to change, its circuits, its history. */
import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Link } from 'wouter';
import type { AdminUnitPage } from '../../../../http/contract/admin.ts';
import { useSaveUnit, useUnit, type UnitForm } from '../../../api/admin.ts';
import { TextField } from '../../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { History } from '../history.tsx';

export function Unit({ id }: { id: string }) {
  const { w } = useWords();
  const asked = useUnit(id);
  const page = asked.data;
  return (
    <Screen
      title={page?.unit.name ?? w.admin.sections.units.title}
      width="text"
      actions={<Link href="/quan-tri/don-vi">{w.admin.sections.units.title}</Link>}
    >
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {page && (
        <>
          <p className="muted">
            {w.admin.units.kind[page.unit.kind]} · {page.unit.id}
          </p>
          <Facts key={page.seen} page={page} />
          <Circuits circuits={page.circuits} />
          <History entries={page.history} />
        </>
      )}
    </Screen>
  );
}

/** The fields of the form, with the name that the desk gives what is wrong with them. */
const fields = [
  ['name', 'name'],
  ['parent', 'parent'],
  ['province', 'province'],
  ['validFrom', 'from'],
  ['validTo', 'to'],
  ['successor', 'successor'],
] as const;

function Facts({ page: { unit, seen } }: { page: AdminUnitPage }) {
  const { w, lang } = useWords();
  const words = w.admin.units;
  const save = useSaveUnit(unit.id);
  const { kind, name, parent, province, validFrom, validTo, successor } = unit;
  const [form, setForm] = useState<UnitForm>({
    kind,
    name,
    parent,
    province,
    validFrom,
    validTo,
    successor,
  });
  const flaws = save.error?.problem?.flaws ?? [];
  const errorOf = (field: string): string | undefined => {
    const told = flaws.find((flaw) => flaw.field === field)?.words[lang];
    return told && `${told.what} ${told.todo}`;
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate({ ...form, seen });
  };
  const hints: Partial<Record<keyof UnitForm, string>> = {
    province: words.provinceHint,
    validFrom: words.dayHint,
    validTo: words.dayHint,
    successor: words.successorHint,
  };
  const isRoot = kind === 'headquarters' || kind === 'carrier';
  return (
    <Section title={words.facts}>
      <form className={css.form} onSubmit={submit}>
        {fields
          .filter(([field]) => field === 'name' || !isRoot)
          .map(([field, told]) => (
            <TextField
              key={field}
              label={words[field]}
              hint={hints[field]}
              value={form[field] ?? ''}
              required={['name', 'parent', 'province'].includes(field)}
              error={errorOf(told)}
              onChange={(text) =>
                setForm({ ...form, [field]: field === 'name' || text !== '' ? text : null })
              }
            />
          ))}
        {save.isError && <ProblemNotice error={save.error} />}
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
      </form>
    </Section>
  );
}

function Circuits({ circuits }: Pick<AdminUnitPage, 'circuits'>) {
  const words = useWords().w.admin.units;
  return (
    <Section
      title={words.circuits}
      aside={<Link href="/quan-tri/nhap-xuat">{words.toImport}</Link>}
    >
      {circuits.length === 0 && <p className="muted">{words.noCircuits}</p>}
      <ul className={css.plain}>
        {circuits.map((circuit) => (
          <li key={circuit.id}>
            <b>{circuit.code}</b>{' '}
            <span className="muted small">
              {circuit.agreement}
              {circuit.validTo !== null && ` · ${words.endedOn(circuit.validTo)}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
