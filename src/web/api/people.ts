/** People as their side's administrators see them, invitations, and the audit trail. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AuditPage } from '../../http/contract/audit.ts';
import type {
  HandedOver,
  Invitation,
  NewAppointment,
  NewInvitation,
  PeoplePage,
  PersonWhole,
} from '../../http/contract/people.ts';
import { call, queryString } from './client.ts';
import type { ApiError } from './problem.ts';

const people = ['admin', 'people'];
const pathOf = (id: string): string => `/people/${encodeURIComponent(id)}`;

/** The people one administers, by name; `state`: how their accounts stand. */
export function usePeople(filters: { q: string; state: string }) {
  return useInfiniteQuery({
    queryKey: [...people, filters],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) =>
      call<PeoplePage>(`/people${queryString({ ...filters, cursor: pageParam, limit: 50 })}`, {
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });
}

/** One person, with every appointment. */
export function usePersonWhole(id: string) {
  return useQuery({
    queryKey: [...people, 'one', id],
    queryFn: ({ signal }) => call<PersonWhole>(pathOf(id), { signal }),
  });
}

/** Open invitations to one's side. */
export function useInvitations() {
  return useQuery({
    queryKey: [...people, 'invitations'],
    queryFn: ({ signal }) => call<{ items: Invitation[] }>('/invitations', { signal }),
  });
}

/** Asks with POST or DELETE, and looks again at all of administration. */
function useAct<Body, Answer = unknown>(
  ask: (body: Body) => { path: string; body?: unknown; method?: 'DELETE' },
) {
  const client = useQueryClient();
  return useMutation<Answer, ApiError, Body>({
    mutationFn: (given) => {
      const { path, body, method = 'POST' } = ask(given);
      return call<Answer>(path, { method, ...(body === undefined ? {} : { body }) });
    },
    // Nothing here is sent twice unasked: a code would be made anew.
    retry: false,
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}

/** Invites somebody; the code is in the answer where it is to be printed, and nowhere else. */
export function useInvite() {
  return useAct<NewInvitation, HandedOver>((body) => ({ path: '/invitations', body }));
}

/** Takes an invitation back. */
export function useUninvite() {
  return useAct<string>((id) => ({
    path: `/invitations/${encodeURIComponent(id)}`,
    method: 'DELETE',
  }));
}

export type PersonAct = 'disable' | 'enable' | 'unlock' | 'reset-second-factor' | 'sign-out';

/** Does something to an account whole. */
export function usePersonAct(id: string) {
  return useAct<PersonAct>((act) => ({ path: `${pathOf(id)}/${act}` }));
}

/** Sets a person's name. */
export function useRename(id: string) {
  return useAct<string>((name) => ({ path: `${pathOf(id)}/rename`, body: { name } }));
}

/** Gives a code by which a new password is set: by mail, or to print. */
export function useHandReset(id: string) {
  return useAct<'mail' | 'print', HandedOver>((by) => ({
    path: `${pathOf(id)}/reset-password`,
    body: { by },
  }));
}

/** Appoints a person: the one of the page, or the deputy of theirs. */
export function useAppoint() {
  return useAct<{ person: string; body: NewAppointment }>(({ person, body }) => ({
    path: `${pathOf(person)}/appointments`,
    body,
  }));
}

/** Ends an appointment now. */
export function useEndAppointment(id: string) {
  return useAct<string>((appointment) => ({
    path: `${pathOf(id)}/appointments/${encodeURIComponent(appointment)}/end`,
    body: {},
  }));
}

/** What the trail is narrowed to, as it stands in the address. */
export type AuditFilters = Partial<
  Record<'q' | 'action' | 'kind' | 'person' | 'subject' | 'outcome' | 'from' | 'to', string>
>;

/** The trail of one's own side, the newest first. */
export function useAudit(filters: AuditFilters) {
  return useInfiniteQuery({
    queryKey: ['admin', 'audit', filters],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) =>
      call<AuditPage>(`/audit${queryString({ ...filters, cursor: pageParam, limit: 50 })}`, {
        signal,
      }),
    getNextPageParam: (page) => page.next,
  });
}

/** Acts in another of one's appointments: everything shown is asked for anew. */
export function useActAs() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (appointment) => call('/session/acting', { method: 'POST', body: { appointment } }),
    onSuccess: () => client.resetQueries(),
  });
}
