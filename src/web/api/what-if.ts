/** An agreement played through: what would happen, moment by moment. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Plot } from '../../http/contract/plots.ts';
import type { WhatIfView } from '../../http/contract/what-if.ts';
import { call, queryString } from './client.ts';

/** Plays `plot` from `at` on, the carrier's first answer so many minutes after T0. */
export function useWhatIf(
  agreement: string,
  asked: { plot: Plot; answerMinutes: number; at: string },
) {
  return useQuery({
    queryKey: ['what-if', agreement, asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<WhatIfView>(`/agreements/${agreement}/what-if${queryString({ ...asked })}`, { signal }),
  });
}
