/** One contact: how it is reached, for which levels it answers, its history; or a new one. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ContactPageView } from '../../../../http/contract/admin-contacts.ts';
import { useSave } from '../../../api/admin.ts';
import { contactPath, useContact, useContacts } from '../../../api/admin-contacts.ts';
import { folded } from '../../../parts/fold.ts';
import { SelectField } from '../../../parts/form/fields.tsx';
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

const here = '/quan-tri/dau-moi';

type Levels = ContactPageView['levels'];

export function Contact({ agreement, id }: { agreement: string; id: string }) {
  const { w, say } = useWords();
  const { contacts: words } = useAdministering();
  const asked = useContact(agreement, id);
  const page = asked.data;
  return (
    <Screen
      title={page?.contact?.name ?? (page ? id : w.admin.sections.contacts.title)}
      width="text"
      actions={<BackLink href={here}>{w.admin.sections.contacts.title}</BackLink>}
    >
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {page && (
        <>
          <p className="muted">{say(page.agreement.title)}</p>
          <WithHistory entries={page.history}>
            {(saved) =>
              page.contact ? (
                <>
                  <Facts key={page.seen} page={page} onSaved={saved} />
                  <End key={`${page.seen} end`} page={page} onSaved={saved} />
                </>
              ) : (
                <p>{words.ended}</p>
              )
            }
          </WithHistory>
        </>
      )}
    </Screen>
  );
}

/** A contact that is not there yet. Its id, which nobody reads, follows from its name. */
export function NewContact({ agreement }: { agreement: string }) {
  const { w, say } = useWords();
  const words = useAdministering();
  const [, go] = useLocation();
  const item = useContacts().data?.find((one) => one.agreement.id === agreement);
  const taken = new Set(item?.contacts.map(({ id }) => id));
  const idOf = ({ name = '' }: Entered): string => freeId(name, taken);
  return (
    <Screen
      title={words.contacts.add}
      width="text"
      actions={<BackLink href={here}>{w.admin.sections.contacts.title}</BackLink>}
    >
      {item && (
        <>
          <p className="muted">{say(item.agreement.title)}</p>
          <Form
            levels={item.levels}
            begin={{}}
            path={(entered) => contactPath(agreement, idOf(entered))}
            seen={undefined}
            submit={words.add}
            onSaved={(entered) => go(`${here}/${agreement}/${idOf(entered)}`)}
          />
        </>
      )}
    </Screen>
  );
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = folded(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  const id = plain.replaceAll(/^-|-$/g, '') || 'dau-moi';
  let place = 1;
  while (taken.has(place === 1 ? id : `${id}-${place}`)) place += 1;
  return place === 1 ? id : `${id}-${place}`;
}

interface PageProps {
  page: ContactPageView;
  onSaved: () => void;
}

function Facts({ page, onSaved }: PageProps) {
  const { w } = useWords();
  const { rehearse } = useAdministering().contacts;
  const { contact, agreement, levels, seen } = page;
  if (!contact) return null;
  const { id, levels: theirs, ...begin } = contact;
  return (
    <Section title={w.admin.units.facts} aside={<Link href="/san-sang">{rehearse}</Link>}>
      <Form
        levels={levels}
        begin={{ ...begin, levels: theirs.join(' ') }}
        path={() => contactPath(agreement.id, id)}
        seen={seen}
        submit={w.admin.units.save}
        onSaved={onSaved}
      />
    </Section>
  );
}

interface FormProps {
  levels: Levels;
  begin: Entered;
  path: (entered: Entered) => string;
  seen: string | undefined;
  submit: string;
  onSaved: (entered: Entered) => void;
}

function Form({ levels, seen, ...rest }: FormProps) {
  return (
    <ThingForm
      {...rest}
      fields={useFields(levels)}
      body={(entered) => ({ ...bodyOf(entered), ...(seen === undefined ? {} : { seen }) })}
    >
      {(entered) => <Effect levels={levels} entered={entered} />}
    </ThingForm>
  );
}

function useFields(levels: Levels): Field[] {
  const { w } = useWords();
  const time = useTime();
  const { contacts: words } = useAdministering();
  // The other side's levels are not taken.
  const ours = levels.filter(({ own, name }) => own || name === '');
  const many = ours.map(({ level, afterMs, name }) => ({
    value: String(level),
    label: words.levelNow(w.incident.ladder.level(level), time.duration(afterMs), name),
  }));
  const ofLevels: Field = {
    name: 'levels',
    label: words.levels,
    hint: words.levelsHint,
    as: { many },
  };
  return [
    { name: 'name', label: words.name, required: true },
    { name: 'titleVi', label: words.titleVi, required: true },
    { name: 'titleEn', label: words.titleEn },
    { name: 'phone', label: words.phone, hint: words.phoneHint, inputMode: 'tel' },
    { name: 'email', label: words.email },
    { name: 'fax', label: words.fax, hint: words.faxHint, inputMode: 'tel' },
    ...(many.length > 0 ? [ofLevels] : []),
  ];
}

function bodyOf({ name = '', titleVi = '', titleEn = '', phone = '', ...rest }: Entered): object {
  const { fax = '', email = '', levels = '' } = rest;
  return { name, titleVi, titleEn, phone, fax, email, levels: levelsOf(levels) };
}

function levelsOf(entered = ''): number[] {
  return entered.split(' ').filter(Boolean).map(Number);
}

/** What it comes to: when this person is told, and by what. */
function Effect({ levels, entered }: { levels: Levels; entered: Entered }) {
  const { contacts: words } = useAdministering();
  const time = useTime();
  const means = [
    entered['email'] && words.byMail,
    entered['phone'] && words.byText,
    entered['phone'] && words.byCall,
  ].filter(Boolean);
  const told = levels.filter(({ level }) => levelsOf(entered['levels']).includes(level));
  return (
    <ul className={css.plain} aria-label={words.effect}>
      {told.length === 0 && <li className="muted">{words.noEffect}</li>}
      {told.map(({ level, afterMs }) => (
        <li key={level}>
          {means.length > 0
            ? words.told(level, time.duration(afterMs), means.join(', '))
            : words.unreachable(level)}
        </li>
      ))}
      <li className="muted small">{words.newOnly}</li>
    </ul>
  );
}

/** Ends a contact. Its levels go to somebody first: nobody is left out by an oversight. */
function End({ page: { contact, agreement, others, seen }, onSaved }: PageProps) {
  const words = useAdministering();
  const save = useSave(onSaved);
  const [heir, setHeir] = useState('');
  if (!contact) return null;
  const holds = contact.levels.length > 0;
  const path = `${contactPath(agreement.id, contact.id)}/end`;
  return (
    <Section title={words.contacts.end}>
      <p className="muted">{holds ? words.contacts.endHeir : words.contacts.endText}</p>
      {holds && (
        <SelectField
          label={words.contacts.heir}
          value={heir}
          options={[
            { value: '', label: words.none },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setHeir}
        />
      )}
      {save.isError && <ProblemNotice error={save.error} />}
      <Button
        variant="default"
        disabled={holds && heir === ''}
        loading={save.isPending}
        onClick={() => save.mutate({ path, body: { seen, ...(heir ? { heir } : {}) } })}
      >
        {words.contacts.endNamed(contact.name)}
      </Button>
    </Section>
  );
}
