export const help = {
  guide: {
    title: 'Guide',
    parts: 'A guide for each role',
    part: {
      site: 'Technician at a site',
      coordinator: 'Provincial coordinator',
      headquarters: 'Headquarters',
      helpdesk: 'The carrier’s helpdesk',
      'account-manager': 'Account manager',
      director: 'Director',
      administrator: 'Administrator',
    },
    missing: 'There is no such guide',
    missingText: 'Choose a role above.',
  },
};
