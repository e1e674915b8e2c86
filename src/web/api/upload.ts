/** The files of an incident: which there are, and where they are fetched. */
import { useQuery } from '@tanstack/react-query';
import type { AttachmentList } from '../../http/contract/attachments.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

/** The files of an incident. */
export function useAttachments(id: string) {
  return useQuery<AttachmentList, ApiError>({
    queryKey: keys.attachments(id),
    queryFn: ({ signal }) =>
      call<AttachmentList>(`/incidents/${encodeURIComponent(id)}/attachments`, { signal }),
  });
}

/** Where a file is fetched from. */
export function fileAddress(incident: string, sha256: string, part: 'thumbnail' | '' = ''): string {
  const address = `/api/incidents/${encodeURIComponent(incident)}/attachments/${sha256}`;
  return part === '' ? address : `${address}/${part}`;
}
