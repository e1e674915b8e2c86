/** Versions of agreements: listed, begun, judged as they are written, put in force. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AgreementDraft,
  AgreementPreview,
  AgreementVersions,
} from '../../http/contract/admin-agreements.ts';
import { judgedAfterMs } from './admin.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';

/** Where an agreement is administered. */
function pathOf(id: string): string {
  return `/admin/agreements/${encodeURIComponent(id)}`;
}

/** Where a version is fetched as a file. */
export function versionHref(id: string, version: number): string {
  return `/api${pathOf(id)}/versions/${version}/file`;
}

/** All versions of an agreement, the newest first, and what one's own side did to it. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: ['admin', 'versions', id],
    queryFn: ({ signal }) => call<AgreementVersions>(`${pathOf(id)}/versions`, { signal }),
  });
}

/** The newest version as a text to edit, with the next number. */
export function useStartDraft(id: string) {
  return useMutation<AgreementDraft, ApiError>({
    mutationFn: () => call(`${pathOf(id)}/draft`),
  });
}

/** What the desk finds in a text as it is typed; `isCurrent`: in the text as it stands. */
export function useJudgedVersion(yaml: string) {
  const [asked] = useDebouncedValue(yaml, judgedAfterMs);
  const judged = useQuery<AgreementPreview, ApiError>({
    queryKey: ['judged-version', asked],
    retry: false,
    // A text of 17 kB for each pause of the hand: it is not kept.
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call('/admin/agreements/preview', { method: 'POST', body: { yaml: asked }, signal }),
  });
  const isCurrent = asked === yaml && judged.isSuccess && !judged.isPlaceholderData;
  return { preview: judged.data, error: judged.error, isCurrent };
}

interface Order {
  yaml: string;
  sha256: string;
  effectiveFrom?: string;
}

/** Puts a version in force. */
export function usePutInForce(onDone: () => void) {
  const client = useQueryClient();
  return useMutation<AgreementPreview, ApiError, Order>({
    mutationFn: (body) => call('/admin/agreements', { method: 'POST', body }),
    onSuccess: async () => {
      await Promise.all(
        [['agreements'], ['admin']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
      onDone();
    },
  });
}
