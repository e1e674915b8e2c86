/** Contacts, hotlines and calendars as each side administers its own. */
import { useQuery } from '@tanstack/react-query';
import type { HistoryView } from '../../http/contract/admin.ts';
import type { CalendarListView } from '../../http/contract/admin-calendars.ts';
import type { ContactListView, ContactPageView } from '../../http/contract/admin-contacts.ts';
import { call } from './client.ts';

const key = ['admin', 'contacts'];

/** The contacts of one's side, by agreement. */
export function useContacts() {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await call<ContactListView>('/admin/contacts', { signal })).items,
  });
}

/** Where a contact is kept. */
export function contactPath(agreement: string, contact: string): string {
  return `/admin/contacts/${encodeURIComponent(agreement)}/${encodeURIComponent(contact)}`;
}

/** One contact, or what is left of it: its history. */
export function useContact(agreement: string, contact: string) {
  return useQuery({
    queryKey: [...key, agreement, contact],
    queryFn: ({ signal }) => call<ContactPageView>(contactPath(agreement, contact), { signal }),
  });
}

/** What was done to the hotline of a province; asks nothing while none is named. */
export function useHotlineHistory(agreement: string, province: string) {
  return useQuery({
    queryKey: [...key, 'hotline', agreement, province],
    enabled: province !== '',
    queryFn: async ({ signal }) => {
      const path = `/admin/hotlines/${agreement}/${province}/history`;
      return (await call<{ items: HistoryView }>(path, { signal })).items;
    },
  });
}

/** The calendars of one's agreements. */
export function useCalendars() {
  return useQuery({
    queryKey: ['admin', 'calendars'],
    queryFn: ({ signal }) => call<CalendarListView>('/admin/calendars', { signal }),
  });
}
