import type { Words } from '../vi.ts';

export const mail = {
  title: 'Mail that came in',
  lead: 'Answers to the right address go straight into the incident. The rest waits here for a person; the desk never answers mail by itself.',
  none: 'No mail waits',
  noneText: 'Mail that cannot be joined to an incident appears here.',
  noMailbox: 'The desk is not connected to a mailbox.',
  mailboxes: 'Mailboxes',
  heard: 'Heard',
  silent: 'Not heard: that is not “nothing new”',
  never: 'never read yet',
  last: (when: string) => `last ${when}`,
  nobody: '(unknown sender)',
  noSubject: '(no subject)',
  noText: '(no words)',
  raw: 'The mail as it came',
  reasons: {
    'no-token': 'It answers no message of the desk.',
    'other-sender': 'Its sender is not whom the desk had written to.',
    'no-person': 'Its sender has no account at the desk.',
    several: 'It answers a message about several incidents.',
  },
  refused: (code: string) => `It could not be written into the incident (${code}).`,
  incident: 'Number of the incident',
  join: 'Write into the incident',
  reason: 'Reason to set it aside',
  setAside: 'Set aside',
} satisfies Words['mail'];
