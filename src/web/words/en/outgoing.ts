import type { Words } from '../vi.ts';

/** What waits on the phone until there is a network. */
export const outgoing: Words['outgoing'] = {
  title: 'Waiting to be sent',
  lead: 'Without a network, what you do is kept on this phone and sent by itself, in order, when there is one. The time at which you did it is kept too.',
  bar: (n) => (n === 1 ? '1 thing waits on this phone' : `${n} things wait on this phone`),
  barHeld: (n) => (n === 1 ? '1 thing needs your decision' : `${n} things need your decision`),
  open: 'Show',
  empty: 'Nothing waits to be sent.',
  emptyText: 'Everything that you did on this phone has reached the desk.',
  others: (n) =>
    `This phone keeps ${n} of somebody else’s. They are sent only when that person signs in.`,
  here: 'Waits on this phone',
  noCode: 'Not sent yet',
  did: 'You did this',
  status: {
    waiting: 'Waits for a network',
    tried: 'Sent, but nobody knows whether it arrived. It is sent again, and never recorded twice.',
    triedFile: 'On its way. If the line breaks it is sent again, and never recorded twice.',
    behind: 'Waits for your decision on the one before it',
    refused: 'The desk did not take it',
  },
  stateNow: (state) => `The incident was then at: ${state}.`,
  mended: 'An earlier try did arrive, in its old words; what you changed after it is not recorded.',
  edit: 'Edit',
  save: 'Save',
  takeBack: 'Discard',
  sure: 'Discard for good',
  stay: 'Keep it',
  sureAll: (n) => `Discard all ${n} for good`,
  sureText: 'It will be gone, and never sent.',
  sureTried: 'If the earlier try did arrive, it stays on record.',
  along: (what) => `Without this report, what you did after it goes too: ${what}.`,
  again: 'Send again',
  asNote: 'Turn into a note',
  noteOf: (what, when, words) =>
    `Done without a network, and too late for the step when it arrived: ${what}, ${when}. ${words}`.trim(),
  signOut: {
    title: (n) => (n === 1 ? '1 thing is not sent yet' : `${n} things are not sent yet`),
    text: 'If you sign out they stay on this phone, and are sent only when you sign in again.',
    leave: 'Sign out all the same',
  },
  unsent: {
    title: 'Reports not sent yet',
    text: 'The desk does not know of them. They go by themselves when there is a network; if urgent, open one and call the hotline.',
  },
  photos: {
    title: 'Photos (optional)',
    take: 'Take a photo',
    choose: 'Choose photos, files',
    hint: 'Photos are made small on the phone, so that a weak line carries them; their place is removed.',
    shrinking: 'Making the photo small…',
    was: (size) => `was ${size}`,
    remove: (name) => `Remove ${name}`,
    unfit: {
      'too-large': (name) => `${name} is over 20 MB. Choose a smaller one.`,
      'wrong-kind': (name) =>
        `${name} is no picture, PDF or text. Take a photo of it, or choose another file.`,
      'too-many': (name) =>
        `${name} is not kept: 10 files wait already. Add it once they are sent.`,
    },
  },
  asOf: (absolute, relative) => `As of ${absolute}, ${relative}`,
};
