/** One person: account, appointments, what may be done, what was done. */
import { Link } from 'wouter';
import type { Me } from '../../../../http/contract/directory.ts';
import type { PersonWhole } from '../../../../http/contract/people.ts';
import { useAudit, usePersonWhole } from '../../../api/people.ts';
import { Facts } from '../../../parts/facts.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { When } from '../../../parts/when.tsx';
import { BackLink } from '../../../shell/back-link.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { More } from '../../../parts/more.tsx';
import { Entries } from '../audit/entries.tsx';
import { Acts } from './acts.tsx';
import { Appointments } from './appointments.tsx';
import { Standing } from './standing.tsx';

export function PersonPage({ id, me }: { id: string; me: Me }) {
  const { w } = useWords();
  const asked = usePersonWhole(id);
  const words = w.people.one;
  const isSelf = id === me.person;
  return (
    <Screen title={asked.data?.name ?? w.admin.sections.people.title} width="text">
      <BackLink href="/quan-tri/nguoi-dung">{words.back}</BackLink>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <Account person={asked.data} />
          {isSelf && <p>{words.self}</p>}
          <Appointments person={asked.data} me={me} isSelf={isSelf} />
          {!isSelf && <Acts person={asked.data} />}
          {me.oversees && <History id={id} />}
        </>
      )}
    </Screen>
  );
}

function Account({ person }: { person: PersonWhole }) {
  const words = useWords().w.people;
  const { email, seenAt, hasSecondFactor, passkeys, sessions } = person;
  const factors = [
    hasSecondFactor && words.one.hasSecond,
    passkeys > 0 && words.one.passkeys(passkeys),
  ].filter(Boolean);
  return (
    <Section title={words.one.account}>
      <Facts
        facts={[
          [words.one.email, email],
          [words.state, <Standing key="standing" person={person} />],
          [words.one.seen, <When key="seen" at={seenAt} />],
          [words.one.second, factors.join(', ') || words.one.noSecond],
          [words.one.sessions, String(sessions)],
        ]}
      />
    </Section>
  );
}

function History({ id }: { id: string }) {
  const { people: words, audit } = useWords().w;
  const asked = useAudit({ subject: id });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={words.one.history}
      aside={
        <Link href={`/quan-tri/nhat-ky?person=${encodeURIComponent(id)}`}>{words.one.byThem}</Link>
      }
    >
      {asked.isError && <ProblemNotice error={asked.error} />}
      {asked.data && items.length === 0 && <p className="muted">{audit.none}</p>}
      <Entries entries={items} label={words.one.history} />
      <More asked={asked} />
    </Section>
  );
}
