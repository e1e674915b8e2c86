/** A browser that several people share: watched for hands, and locked over all that is open. */
import { Button } from '@mantine/core';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sharedDeskIdleMs } from '../../../http/contract/limits.ts';
import { call } from '../../api/client.ts';
import { handEvents } from '../../api/hand.ts';
import { keys } from '../../api/queries.ts';
import { useSession, useSignOut } from '../../api/session.ts';
import { Prove } from '../../parts/prove.tsx';
import { useEntrance } from '../../words/entrance.ts';
import { Card } from './card.tsx';
import css from './sign-in.module.css';

/** The desk is told of a hand that asks for nothing (somebody writes) once in so long. */
const tellEveryMs = 60_000;

export default function SharedDesk({ isLocked }: { isLocked: boolean }) {
  const client = useQueryClient();
  useEffect(() => (isLocked ? undefined : watch(client)), [client, isLocked]);
  return isLocked ? <Lock /> : null;
}

/**
 * Asks the desk who this is when no hand was here for so long: it answers that it is locked, unless
 * another tab was used meanwhile. Without a network nothing is asked: the desk refuses later.
 */
function watch(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let toldAt = Date.now();
  const look = (): void => {
    void client.invalidateQueries({ queryKey: keys.me });
    timer = setTimeout(look, tellEveryMs);
  };
  const hand = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, sharedDeskIdleMs);
    if (Date.now() - toldAt < tellEveryMs) return;
    toldAt = Date.now();
    void call('/me').catch(() => undefined);
  };
  timer = setTimeout(look, sharedDeskIdleMs);
  for (const event of handEvents) window.addEventListener(event, hand, { passive: true });
  return () => {
    clearTimeout(timer);
    for (const event of handEvents) window.removeEventListener(event, hand);
  };
}

/** Over everything, in the browser's top layer: what is beneath keeps all that was typed. */
function Lock() {
  const entrance = useEntrance();
  const words = entrance.signIn.lock;
  const session = useSession();
  const signOut = useSignOut();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.lock}
      aria-label={words.title}
      onCancel={(event) => event.preventDefault()}
      // A second Escape closes it whatever we say: it opens again.
      onClose={() => dialog.current?.showModal()}
    >
      <Card title={words.title} text={session.data && words.text(session.data.name)}>
        <Prove submit={words.submit} />
        <Button variant="subtle" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {words.other}
        </Button>
      </Card>
    </dialog>
  );
}
