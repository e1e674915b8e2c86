/** A technician's incidents are fetched with the board: without a network they have to open too. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me } from '../../../../http/contract/directory.ts';
import type { IncidentSummary } from '../../../../http/contract/incidents.ts';
import { incidentAsked } from '../../../api/queries.ts';
import type { Steady } from '../steady.ts';

/** An office has one circuit, and seldom more than one incident that is not closed. */
const keptMax = 3;

/** Keeps the first rows of an office's own board ready, each as it stands now. */
export function useAtHand({ role }: Me, steady: Steady<IncidentSummary> | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (role !== 'site') return;
    for (const { item } of steady?.rows.slice(0, keptMax) ?? []) {
      // What fails is asked for again when it is opened.
      void client.prefetchQuery(incidentAsked(item.code));
    }
  }, [client, role, steady]);
}
