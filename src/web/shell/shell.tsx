/** What surrounds every screen. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import type { Me } from '../../http/contract/directory.ts';
import { startLive } from '../api/live.ts';

export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const client = useQueryClient();
  useEffect(() => startLive(client), [client, me.person]);
  return <main id="main">{children}</main>;
}
