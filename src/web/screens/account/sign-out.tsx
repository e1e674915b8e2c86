/** Signing out; asked again where this phone still owes the desk something of this person's. */
import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import { useSignOut } from '../../api/session.ts';
import { useWaiting } from '../../offline/use-waiting.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './sign-out.module.css';

export function SignOut({ me }: { me: Me }) {
  const { w } = useWords();
  const signOut = useSignOut();
  const [asks, setAsks] = useState(false);
  const waits = useWaiting().filter(({ person }) => person === me.person).length;
  const { title, text, leave } = w.outgoing.signOut;
  return (
    <div>
      {asks && waits > 0 ? (
        <div className={css.warning} role="alert">
          <h2>{title(waits)}</h2>
          <p>{text}</p>
          <div className={css.ways}>
            <Button onClick={() => setAsks(false)}>{w.outgoing.stay}</Button>
            <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
              {leave}
            </Button>
          </div>
        </div>
      ) : (
        <Button
          variant="default"
          leftSection={<IconLogout size={18} aria-hidden="true" />}
          loading={signOut.isPending}
          onClick={() => (waits > 0 ? setAsks(true) : signOut.mutate())}
        >
          {w.account.signOut}
        </Button>
      )}
      {signOut.isError && <ProblemNotice error={signOut.error} />}
    </div>
  );
}
