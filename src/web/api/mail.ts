/** Mail that came in and waits for a person. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WaitingMails } from '../../http/contract/mail.ts';
import { call } from './client.ts';

const key = ['mails'];

/** How often a queue is looked at that nobody pushes to the page. */
const lookEveryMs = 60_000;

/** Mail that waits, the longest first, and how the mailboxes are heard. */
export function useMails() {
  return useQuery({
    queryKey: key,
    refetchInterval: lookEveryMs,
    queryFn: ({ signal }) => call<WaitingMails>('/mails', { signal }),
  });
}

/** A mail as it came; asked for when it is opened. */
export function useRawMail(id: string, isOpen: boolean) {
  return useQuery({
    queryKey: [...key, id],
    enabled: isOpen,
    queryFn: ({ signal }) =>
      call<{ raw: string }>(`/mails/${encodeURIComponent(id)}/raw`, { signal }),
  });
}

type Settling = { how: 'join'; incident: string } | { how: 'set-aside'; reason: string };

/** Joins a mail to an incident, or sets it aside with a reason. */
export function useSettleMail(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ how, ...body }: Settling) =>
      call(`/mails/${encodeURIComponent(id)}/${how}`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
