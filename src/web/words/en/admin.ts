import type { Words } from '../vi.ts';

export const admin = {
  title: 'Administration',
  lead: 'Each side administers its own part; every change is kept: who made it, before and after.',
  sections: {
    label: 'Parts of administration',
    units: { title: 'Units', text: 'Your side’s offices and their circuits.' },
    people: {
      title: 'People',
      text: 'Who of your side does what, where, since when; invitations.',
    },
    audit: { title: 'Audit trail', text: 'Who did what to the desk, before and after.' },
    texts: { title: 'Text messages', text: 'Passwords for sites that text when all else is down.' },
  },
  search: 'Search by name or code, with or without diacritics',
  units: {
    kind: {
      headquarters: 'Headquarters',
      coordinator: 'Coordinator',
      site: 'Site',
      carrier: 'Carrier',
    },
    none: 'No unit found',
    noneText: 'Try other letters of the name, or clear the search.',
  },
} satisfies Words['admin'];
