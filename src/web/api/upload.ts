/** Sending a file to an incident: one function, with progress, for a screen or a queue. */
import { useQuery } from '@tanstack/react-query';
import type { AttachmentList } from '../../http/contract/attachments.ts';
import type { IncidentView } from '../../http/contract/incidents.ts';
import { call } from './client.ts';
import { problemFrom, unreachable, type ApiError } from './problem.ts';
import { keys } from './queries.ts';

/** A file on its way. `key` is the id of the intent: the same on every retry. */
export interface Upload {
  incident: string;
  file: Blob;
  name: string;
  key: string;
  /** How much has left, from 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/**
 * Attaches a file; the same one sent again changes nothing. Rejects with an `ApiError`. By
 * XMLHttpRequest, because `fetch` does not tell how far it has come.
 */
export function uploadAttachment(upload: Upload): Promise<IncidentView> {
  const { incident, file, name, key, onProgress, signal } = upload;
  return new Promise((resolve, reject: (error: ApiError) => void) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/incidents/${encodeURIComponent(incident)}/attach`);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', key);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => {
      const { status } = request;
      const body: unknown = request.response;
      if (status === 200) resolve(body as IncidentView);
      else reject(problemFrom(status, body));
    });
    for (const lost of ['error', 'abort', 'timeout'] as const) {
      request.addEventListener(lost, () => reject(unreachable()));
    }
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, name);
    request.send(form);
  });
}

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
