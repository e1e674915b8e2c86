/** What surrounds every screen: header, connection, navigation, and where the focus goes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { startLive } from '../api/live.ts';
import { startSending } from '../offline/send.ts';
import { onReturn, placeOfCall } from '../parts/dialled.ts';
import { useWords } from '../words/use-words.tsx';
import { useArrival } from './arrival.ts';
import { ConnectionNote } from './connection.tsx';
import { Header } from './header.tsx';
import { BottomNav } from './nav.tsx';
import { RecordAlarm } from './record-alarm.tsx';
import css from './shell.module.css';
import { TourPlace } from '../tour/tour-place.tsx';
import { WaitingBar } from './waiting-bar.tsx';

export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { w } = useWords();
  const client = useQueryClient();
  const [path, navigate] = useLocation();
  const main = useArrival(path);
  useEffect(() => startLive(client), [client]);
  useEffect(() => startSending(client), [client]);
  useEffect(() => {
    const toCall = (): void => {
      const place = placeOfCall(me.person);
      // The incident's own page sees to it itself, under whichever name it was opened.
      const isThere = /^\/(su-co|goi-dien)(\/|$)/.test(window.location.pathname);
      if (place !== undefined && !isThere) navigate(place);
    };
    toCall();
    return onReturn(toCall);
  }, [me.person, navigate]);
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {w.common.skip}
      </a>
      <Header me={me} />
      <WaitingBar me={me} />
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        <RecordAlarm me={me} />
        {children}
      </main>
      <ConnectionNote />
      <BottomNav me={me} />
      <TourPlace me={me} path={path} />
    </div>
  );
}
