/** The record: how it stands as a whole, and an incident's as a file. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { RecordStandingView } from '../../http/contract/record.ts';
import { call, queryString } from './client.ts';
import { problemOf, unreachable } from './problem.ts';

/** How often a page that stays open asks: what is wrong with a record is no matter of seconds. */
const againMs = 300_000;

/** How the record of the whole desk stands. */
export function useStanding(enabled = true) {
  return useQuery({
    queryKey: ['record-standing'],
    enabled,
    refetchInterval: againMs,
    queryFn: ({ signal }) => call<RecordStandingView>('/record/standing', { signal }),
  });
}

export type FileKind = 'pdf' | 'json';

/** Gets an incident's file and hands it to the browser to keep; a refusal comes as a problem. */
export function useExport(incident: string) {
  return useMutation({
    mutationFn: async ({ kind, masked }: { kind: FileKind; masked: boolean }) => {
      const id = encodeURIComponent(incident);
      const path = `/api/incidents/${id}/export.${kind}${queryString({ masked })}`;
      const response = await fetch(path).catch(() => {
        throw unreachable();
      });
      if (!response.ok) throw await problemOf(response);
      const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
      keep(await response.blob(), name?.[1] ?? `thongsuot.${kind}`);
    },
  });
}

function keep(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by the next turn; then the memory is given back.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
