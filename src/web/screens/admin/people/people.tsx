/** The people of one's side: the list, one person, or the invitation, by the address. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { Me } from '../../../../http/contract/directory.ts';
import type { Invitation, PersonView } from '../../../../http/contract/people.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useInvitations, usePeople, useUninvite } from '../../../api/people.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { More } from '../../board/more.tsx';
import { useTyped } from '../../board/use-typed.ts';
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
  const [params, setParams] = useSearchParams();
  const [q, state] = [params.get('q') ?? '', params.get('state') ?? ''];
  const change = (some: { q?: string; state?: string }): void => {
    const next = Object.entries({ q, state, ...some }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(next), { replace: true });
  };
  const { typed, type } = useTyped(q, (text) => change({ q: text }));
  const asked = usePeople({ q, state });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const action = (
    <Button component={Link} href={`${here}/moi`}>
      {words.invite}
    </Button>
  );
  return (
    <Screen title={w.admin.sections.people.title} actions={action}>
      <div className={css.filters} role="search">
        <TextInput
          type="search"
          size="md"
          aria-label={words.search}
          placeholder={words.search}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <NativeSelect
          size="md"
          aria-label={words.state}
          value={state}
          data={[
            { value: '', label: words.anyState },
            ...Object.entries(words.states).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => change({ state: event.currentTarget.value })}
        />
      </div>
      {q === '' && state === '' && <Invited />}
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && items.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={css.list} aria-label={w.admin.sections.people.title}>
          {items.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      <More asked={asked} />
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
