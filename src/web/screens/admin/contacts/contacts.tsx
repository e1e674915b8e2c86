/** Contacts of one's side: whom each level of a ladder tells; one of them; the hotlines. */
import { Button } from '@mantine/core';
import { Link, Route, Switch } from 'wouter';
import type { AdminContact, ContactListView } from '../../../../http/contract/admin-contacts.ts';
import { useContacts } from '../../../api/admin-contacts.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { folded } from '../../../parts/fold.ts';
import { SearchField } from '../../../parts/form/fields.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useNarrowed } from '../../../parts/use-narrowed.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { Contact, NewContact } from './contact.tsx';
import { Hotlines } from './hotlines.tsx';

const here = '/quan-tri/dau-moi';

export default function Contacts() {
  return (
    <Switch>
      <Route path={`${here}/:agreement/moi`}>
        {({ agreement }) => <NewContact agreement={agreement} />}
      </Route>
      <Route path={`${here}/:agreement/:id`}>
        {({ agreement, id }) => <Contact key={id} agreement={agreement} id={id} />}
      </Route>
      <Route component={List} />
    </Switch>
  );
}

type Item = ContactListView['items'][number];

function List() {
  const { w } = useWords();
  const { contacts: words } = useAdministering();
  const asked = useContacts();
  const { shown, change } = useNarrowed(['q']);
  const { q = '' } = shown;
  const isFound = ({ name, titleVi, titleEn, phone, email }: AdminContact): boolean =>
    folded([name, titleVi, titleEn, phone, email].join(' ')).includes(folded(q));
  return (
    <Screen
      title={w.admin.sections.contacts.title}
      width="text"
      actions={<Link href="/quan-tri/nhap-xuat?bang=contacts">{w.admin.units.toImport}</Link>}
    >
      <p className="muted">{words.lead}</p>
      <SearchField label={words.search} value={q} onChange={(text) => change({ q: text })} />
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.map((item) => (
        <Agreement key={item.agreement.id} item={item} contacts={item.contacts.filter(isFound)} />
      ))}
    </Screen>
  );
}

function Agreement({ item, contacts }: { item: Item; contacts: AdminContact[] }) {
  const { say } = useWords();
  const { contacts: words } = useAdministering();
  const { agreement, levels, hotlines } = item;
  const add = (
    <Button component={Link} href={`${here}/${agreement.id}/moi`}>
      {words.add}
    </Button>
  );
  return (
    <>
      <Section title={say(agreement.title)} aside={item.contacts.length > 0 && add}>
        <Ladder levels={levels} />
        {item.contacts.length === 0 && (
          <EmptyState title={words.none} action={add}>
            <p>{words.noneText}</p>
          </EmptyState>
        )}
        {contacts.length < item.contacts.length && contacts.length === 0 && (
          <p className="muted">{words.notFound}</p>
        )}
        {contacts.length > 0 && (
          <ul className={css.list} aria-label={words.label(say(agreement.title))}>
            {contacts.map((contact) => (
              <ContactLink key={contact.id} contact={contact} agreement={agreement.id} />
            ))}
          </ul>
        )}
      </Section>
      {hotlines && <Hotlines agreement={agreement.id} hotlines={hotlines} />}
    </>
  );
}

/** Whom the agreement tells, in the order in which they are told. */
function Ladder({ levels }: Pick<Item, 'levels'>) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.ladder;
  return (
    <ol className={css.plain}>
      {levels.map(({ level, afterMs, name }) => (
        <li key={level}>
          <b>{words.level(level)}</b>{' '}
          <span className="muted">({words.after(time.duration(afterMs))})</span>: {name}
        </li>
      ))}
    </ol>
  );
}

function ContactLink({ contact, agreement }: { contact: AdminContact; agreement: string }) {
  const { w, lang } = useWords();
  const { id, name, titleVi, titleEn, phone, email, levels } = contact;
  const facts = [
    lang === 'vi' ? titleVi : titleEn,
    ...levels.map((level) => w.incident.ladder.level(level)),
    phone,
    email,
  ];
  return (
    <li>
      <Link href={`${here}/${agreement}/${id}`} className={css.row}>
        <b>{name}</b>
        <span className="muted small">{facts.filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  );
}
