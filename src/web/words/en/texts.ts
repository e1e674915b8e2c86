import type { Words } from '../vi.ts';

export const texts = {
  lead: 'When a site has lost every line, a text message to the desk’s number still reports the incident and verifies the repair.',
  codes: 'What to text',
  code: [
    [
      'SC <circuit> <password>',
      'Reports that the circuit is down. The site’s password is given below.',
    ],
    [
      'OK',
      'Confirms that the line works, once the carrier has reported it fixed. From the number that reported.',
    ],
    ['HONG <how it still fails>', 'Rejects: not fixed.'],
  ],
  number: (number: string) => `Send it to ${number}.`,
  noNumber: 'No number for texts is set: whoever runs the server sets TEXT_NUMBER.',
  passwords: 'Passwords of sites for text messages',
  password: 'Password for text messages',
  set: (when: string, by: string) => `given ${when}, by ${by}`,
  unset: 'no password: it cannot report by text yet',
  make: 'Give a password',
  renew: 'Give a new one',
  remove: 'Revoke',
  once: 'Copy it and hand it to the site now: it is shown only once.',
  more: 'There are more sites: type a few letters of the name to find one.',
  own: {
    title: 'No network at all: send a text',
    to: (number: string) => `Send it to ${number}. Tap a line: the message opens, half written.`,
    noNumber: 'No number for texts is configured yet: ask your province’s coordinator.',
    password: 'password',
    why: 'how it still fails',
    report: 'Reports the circuit as down. The answer gives the incident’s code and the hotline.',
    ok: 'Confirms that the line works, from the number that reported.',
    twice:
      'A report still waits on this phone: once you have texted, discard it, or there will be two incidents.',
    broken: 'The line still fails, from the number that reported.',
    set: (when: string, by: string) =>
      `${by} gave your office its password ${when}; nobody can look it up. If lost, ask for a new one.`,
    unset:
      'Your office has no password: ask your province’s coordinator for one now, and keep it beside the equipment.',
  },
  trial: {
    title: 'Try a text that comes in',
    text: 'On sample data this text is handled as if it had come; the answer stays here and goes nowhere.',
    from: 'From the number',
    message: 'Text',
    send: 'Take this text',
    answer: 'The desk answers',
    silent: 'No answer.',
  },
} satisfies Words['texts'];
