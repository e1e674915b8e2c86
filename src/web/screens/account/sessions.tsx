/** Where one is signed in: each session ended by itself, or all; and whether this one is shared. */
import { Button, Switch } from '@mantine/core';
import type { Me } from '../../../http/contract/directory.ts';
import type { OpenSession } from '../../../http/contract/identity.ts';
import { useEndSession, useEndSessions, useSessions } from '../../api/security.ts';
import { useLock, useSharing } from '../../api/session.ts';
import { deviceName } from '../../parts/device-name.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useEntrance } from '../../words/entrance.ts';
import css from './security.module.css';
import lists from './tokens.module.css';

export function Sessions({ me }: { me: Me }) {
  const words = useEntrance().security.sessions;
  const sessions = useSessions();
  const endAll = useEndSessions();
  return (
    <Section title={words.title}>
      {sessions.isPending && <Loading />}
      {sessions.isError && (
        <ProblemNotice error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <ul className={lists.list}>
          {sessions.data.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </ul>
      )}
      <Sharing isShared={me.shared ?? false} />
      <div>
        <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
          {words.endAll}
        </Button>
      </div>
      {endAll.isError && <ProblemNotice error={endAll.error} />}
    </Section>
  );
}

function Row({ session }: { session: OpenSession }) {
  const words = useEntrance().security.sessions;
  const time = useTime();
  const end = useEndSession();
  const { id, isThis, openedAt, activeAt, address, userAgent = '', by } = session;
  const name = deviceName(userAgent);
  const means = isMeans(by) ? words.by[by] : undefined;
  return (
    <li>
      <div>
        <b>{isThis ? `${name} (${words.here})` : name}</b>
        <p className="muted small">{[address, means].filter(Boolean).join(' · ')}</p>
        <p className="muted small">
          {words.opened(time.absolute(openedAt))}
          {activeAt !== undefined && <> · {words.active(time.relative(activeAt))}</>}
        </p>
      </div>
      {!isThis && (
        <Button
          variant="default"
          aria-label={words.endNamed(name)}
          loading={end.isPending}
          onClick={() => end.mutate(id)}
        >
          {words.end}
        </Button>
      )}
      {end.isError && <ProblemNotice error={end.error} />}
    </li>
  );
}

const means = ['password', 'two-factor', 'passkey', 'sso'] as const;

function isMeans(by: string | undefined): by is (typeof means)[number] {
  return means.some((one) => one === by);
}

function Sharing({ isShared }: { isShared: boolean }) {
  const entrance = useEntrance();
  const words = entrance.security.sessions;
  const sharing = useSharing();
  const lock = useLock();
  return (
    <>
      <Switch
        label={words.shared}
        description={entrance.signIn.sharedHint}
        checked={isShared}
        disabled={sharing.isPending}
        onChange={(event) => sharing.mutate(event.currentTarget.checked)}
      />
      {isShared && (
        <div className={css.buttons}>
          <Button variant="light" loading={lock.isPending} onClick={() => lock.mutate()}>
            {words.lock}
          </Button>
        </div>
      )}
      {sharing.isError && <ProblemNotice error={sharing.error} />}
      {lock.isError && <ProblemNotice error={lock.error} />}
    </>
  );
}
