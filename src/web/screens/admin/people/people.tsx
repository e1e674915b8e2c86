/** The people of one's side: the list, one person, or the invitation, by the address. */
import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { Me } from '../../../../http/contract/directory.ts';
import type { Invitation, PersonView } from '../../../../http/contract/people.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useInvitations, usePeople, useUninvite } from '../../../api/people.ts';
import { SearchField, SelectField } from '../../../parts/form/fields.tsx';
import { Found } from '../../../parts/found.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Screen } from '../../../parts/screen.tsx';
import { useNarrowed } from '../../../parts/use-narrowed.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { Invite } from './invite.tsx';
import css from './people.module.css';
import { PersonPage } from './person.tsx';
import { Standing } from './standing.tsx';

const here = '/quan-tri/nguoi-dung';

export default function People({ me }: { me: Me }) {
  const [path] = useLocation();
  const rest = decodeURIComponent(path.slice(here.length + 1));
  if (rest === 'moi') return <Invite me={me} />;
  return rest === '' ? <List /> : <PersonPage key={rest} id={rest} me={me} />;
}

function List() {
  const { w } = useWords();
  const words = w.people;
  const { shown, change } = useNarrowed(['q', 'state']);
  const { q = '', state = '' } = shown;
  const asked = usePeople({ q, state });
  const action = (
    <div className={css.buttons}>
      <Link href="/quan-tri/nhap-xuat?bang=people">{w.admin.units.toImport}</Link>
      <Button component={Link} href={`${here}/moi`}>
        {words.invite}
      </Button>
    </div>
  );
  return (
    <Screen title={w.admin.sections.people.title} actions={action}>
      <div className={css.filters} role="search">
        <SearchField label={words.search} value={q} onChange={(text) => change({ q: text })} />
        <SelectField
          label={words.state}
          hideLabel
          value={state}
          options={[
            { value: '', label: words.anyState },
            ...Object.entries(words.states).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(chosen) => change({ state: chosen })}
        />
      </div>
      {q === '' && state === '' && <Invited />}
      <Found asked={asked} none={{ title: words.none, text: words.noneText }}>
        {(items) => (
          <ul className={css.list} aria-label={w.admin.sections.people.title}>
            {items.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
        )}
      </Found>
    </Screen>
  );
}

function PersonRow({ person }: { person: PersonView }) {
  const { w, say } = useWords();
  const held = person.appointments.map(
    ({ role, unitName }) => `${say(terms.role[role])}, ${unitName}`,
  );
  return (
    <li>
      <Link href={`${here}/${encodeURIComponent(person.id)}`} className={css.row}>
        <span>
          <b>{person.name}</b>
          <span className="muted small">{held.join(' · ') || w.people.noAppointment}</span>
          <span className="muted small">{person.email}</span>
        </span>
        <Standing person={person} />
      </Link>
    </li>
  );
}

function Invited() {
  const { w } = useWords();
  const asked = useInvitations();
  const items = asked.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className={css.list} aria-label={w.people.invited}>
      {items.map((invitation) => (
        <InvitedRow key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitedRow({ invitation }: { invitation: Invitation }) {
  const { w, say } = useWords();
  const words = w.people;
  const time = useTime();
  const uninvite = useUninvite();
  const { id, name, email, role, unitName, expiresAt } = invitation;
  return (
    <li className={css.row}>
      <span>
        <b>{name}</b>
        <span className="muted small">
          {say(terms.role[role])}, {unitName} · {email}
        </span>
        <span className="small">
          {words.invited} · {words.inviteExpires(time.absolute(expiresAt))}
        </span>
      </span>
      <Button
        variant="default"
        aria-label={words.takeBackNamed(name)}
        loading={uninvite.isPending}
        onClick={() => uninvite.mutate(id)}
      >
        {words.takeBack}
      </Button>
      {uninvite.isError && <ProblemNotice error={uninvite.error} />}
    </li>
  );
}
