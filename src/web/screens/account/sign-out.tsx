/** Signing out; asked again where this phone still owes the desk something of this person's. */
import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import { useSignOut } from '../../api/session.ts';
import { useWaiting } from '../../offline/use-waiting.ts';
import { useInPlace } from '../../parts/in-place.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './sign-out.module.css';

export function SignOut({ me }: { me: Me }) {
  const { w } = useWords();
  const signOut = useSignOut();
  const [asks, setAsks] = useState(false);
  const waits = useWaiting().filter(({ person }) => person === me.person).length;
  const isAsked = asks && waits > 0;
  return (
    <div>
      {isAsked && (
        <Ask
          waits={waits}
          busy={signOut.isPending}
          onStay={() => setAsks(false)}
          onLeave={() => signOut.mutate()}
        />
      )}
      <Button
        variant="default"
        hidden={isAsked}
        leftSection={<IconLogout size={18} aria-hidden="true" />}
        loading={signOut.isPending}
        onClick={() => (waits > 0 ? setAsks(true) : signOut.mutate())}
      >
        {w.account.signOut}
      </Button>
      {signOut.isError && <ProblemNotice error={signOut.error} />}
    </div>
  );
}

interface AskProps {
  waits: number;
  busy: boolean;
  onStay: () => void;
  onLeave: () => void;
}

function Ask({ waits, busy, onStay, onLeave }: AskProps) {
  const { outgoing: words } = useWords().w;
  const { title, text, leave } = words.signOut;
  const place = useInPlace<HTMLDivElement>(onStay);
  return (
    <div ref={place} className={css.warning} role="alertdialog" aria-label={title(waits)}>
      <h2>{title(waits)}</h2>
      <p>{text}</p>
      <div className={css.ways}>
        <Button onClick={onStay}>{words.stay}</Button>
        <Button variant="default" loading={busy} onClick={onLeave}>
          {leave}
        </Button>
      </div>
    </div>
  );
}
