/** Versions of agreements: listed, previewed, put in force. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AgreementPreview, AgreementVersions } from '../../http/contract/admin-agreements.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';

/** All versions of an agreement, the newest first. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: ['agreements', 'versions', id],
    queryFn: async ({ signal }) => {
      const path = `/admin/agreements/${encodeURIComponent(id)}/versions`;
      return (await call<AgreementVersions>(path, { signal })).items;
    },
  });
}

/** What a file would change. */
export function usePreviewVersion() {
  return useMutation<AgreementPreview, ApiError, string>({
    mutationFn: (yaml) => call('/admin/agreements/preview', { method: 'POST', body: { yaml } }),
  });
}

interface Order {
  yaml: string;
  sha256: string;
  effectiveFrom?: string;
}

/** Puts a version in force. */
export function usePutInForce() {
  const client = useQueryClient();
  return useMutation<AgreementPreview, ApiError, Order>({
    mutationFn: (body) => call('/admin/agreements', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['agreements'] }),
  });
}
