import type { Words } from '../vi.ts';

type Acts = Pick<Words['incident'], 'about' | 'forms' | 'fields'>;

/** The words of the commands' forms: what each does, its button, its fields. */
export const acts = {
  about: {
    'self-diagnose': 'Record or change the verdict on where the fault is',
    withdraw: 'Before the carrier has been notified',
    'log-call': 'Call again, log what came of it',
    notify: 'Mail, text, fax, with a receipt',
    escalate: 'Tell the carrier’s next level',
    respond: 'Let the customer know that you have it',
    update: 'News of the work',
    diagnose: 'Cause, and when it will be restored',
    'propose-responsibility': 'Whose fault it is',
    'agree-responsibility': 'Agree with the proposal',
    'dispute-responsibility': 'Dispute it, with a reason',
    'report-local-fix': 'The office has repaired its part',
    'revise-etr': 'The old promise stays on record',
    'claim-force-majeure': 'A natural disaster; the customer answers',
    'accept-force-majeure': 'Not counted against the carrier',
    'reject-force-majeure': 'Counted against the carrier, with a reason',
    'end-force-majeure': 'The event is over, or the claim withdrawn',
    'report-fixed': 'The customer will check and confirm',
    confirm: 'Tried, and it works',
    reject: 'Back to diagnosis, with a reason',
    sign: 'Your side agrees to close',
    'ask-rfo': 'The carrier gives it after the closing, by its day',
    'give-rfo': 'Added to the closed record',
    note: 'Words on record; the step stays',
    correct: 'A new entry that names the old one',
  },
  forms: {
    'self-diagnose': {
      lead: 'Check what you can, then say whether the fault is the office’s or the line’s.',
      send: 'Record the verdict',
    },
    withdraw: {
      lead: 'The incident ends at once. Possible only while the carrier has not been notified.',
      send: 'Withdraw the report',
    },
    notify: {
      lead:
        'For when the hotline does not answer. The carrier’s deadlines count from its receipt, ' +
        'so a receipt is needed.',
      send: 'Log: the carrier has been told',
    },
    escalate: {
      lead: 'Whoever stands at this level is told at once, by every means they have. Early, it needs a reason, and only once an hour.',
      send: 'Tell this level',
    },
    respond: {
      lead: 'This first word stops the response clock. The clock for the cause runs on.',
      send: 'Send the response',
    },
    update: { lead: 'Both sides see it at once.', send: 'Record the update' },
    diagnose: {
      lead: 'Both the cause and the time are needed. The time becomes a promise on record.',
      send: 'Send cause and time',
    },
    'propose-responsibility': {
      lead: 'The other side agrees or disputes. Naming your own side is in force at once.',
      send: 'Send the proposal',
    },
    'agree-responsibility': {
      lead:
        'From now on the minutes count for the side that is named, and the incident moves ' +
        'accordingly.',
      send: 'Agree',
    },
    'dispute-responsibility': {
      lead: 'The incident stays at its step; the dispute goes on record.',
      send: 'Dispute',
    },
    'report-local-fix': {
      lead: 'If the carrier was notified, both sides sign; if not, the incident ends at once.',
      send: 'Report it repaired',
    },
    'revise-etr': {
      lead: 'The old promise stays on record, with what became of it.',
      send: 'Send the new promise',
    },
    'claim-force-majeure': {
      lead: 'The restoration clock pauses. The time is taken off only if the customer accepts.',
      send: 'Claim force majeure',
    },
    'accept-force-majeure': {
      lead: 'This span will not be counted against the carrier.',
      send: 'Accept',
    },
    'reject-force-majeure': {
      lead: 'The restoration clock runs on; the time counts against the carrier.',
      send: 'Reject',
    },
    'end-force-majeure': {
      lead: 'The restoration clock runs on from this entry.',
      send: 'Record the end',
    },
    'report-fixed': {
      lead: 'The customer will check and confirm. Without an answer the incident stays open.',
      send: 'Report it fixed',
    },
    confirm: {
      lead: 'Confirm only if you have tried it yourself and it works. Then both sides sign.',
      send: 'Confirm: it works',
    },
    reject: {
      lead:
        'The incident returns to diagnosis and the carrier’s deadlines start afresh; the outage ' +
        'runs on.',
      send: 'Confirm: still failing',
    },
    sign: {
      lead:
        'When both sides have signed, the incident ends and the record is filed. If you ' +
        'disagree on something, write a reservation and sign.',
      send: 'Sign the closing',
    },
    'ask-rfo': {
      lead:
        'Its time runs from the closing. A side that has signed already signs again, because the ' +
        'facts have changed.',
      send: 'Ask for the report',
    },
    'give-rfo': {
      lead: 'The report is added at the end of the closed record, once.',
      send: 'Give the report',
    },
    note: {
      lead: 'The note is part of the record: both sides read it where they may see the incident.',
      send: 'Add the note',
    },
    correct: {
      lead: 'The old entry stays as it is; the correction is a new entry shown beside it.',
      send: 'Record the correction',
    },
  },
  fields: {
    'self-diagnose': {
      verdict: { label: 'Verdict', missing: 'Choose a verdict.' },
      remark: { label: 'Remark' },
    },
    withdraw: {
      reason: {
        label: 'Why is it withdrawn?',
        missing: 'Say why it is withdrawn.',
        phrases: ['The line came back by itself.', 'Wrong circuit.', 'Same as another incident.'],
      },
    },
    notify: {
      means: { label: 'Notified by', missing: 'Choose how the carrier was notified.' },
      receipt: {
        label: 'Receipt',
        hint: 'A number, a message id, or the name of whoever received it',
        missing: 'Give the number, code or name of whoever received it.',
      },
    },
    escalate: {
      reason: {
        label: 'Why now?',
        hint: 'Needed while the level is not due yet',
        missing: 'This level is not due yet: say why it is told early.',
        phrases: ['The hotline does not answer.', 'The whole office is at a standstill.'],
      },
    },
    respond: {
      text: {
        label: 'Response',
        missing: 'Write at least one sentence.',
        phrases: ['Received, we are checking.', 'A technician is on the way to the site.'],
      },
    },
    update: {
      text: { label: 'News', missing: 'Write at least one sentence.' },
      relayedFrom: {
        label: 'Heard from whom at the carrier',
        hint: 'Only where you pass on the carrier’s own words: it counts as its response',
      },
    },
    diagnose: {
      cause: {
        label: 'Cause',
        missing: 'Give the cause. While it is unknown, record an update.',
        phrases: [
          'Fibre cut.',
          'Terminal device failed.',
          'Port fault in the carrier’s network.',
          'Power failure at our station.',
        ],
      },
      etr: { label: 'Restored by', missing: 'Choose when it will be restored.' },
      holder: { label: 'Responsible' },
    },
    'propose-responsibility': {
      holder: { label: 'Responsible', missing: 'Choose one.' },
      reason: { label: 'Reason', missing: 'Give the reason for the other side to consider.' },
    },
    'dispute-responsibility': {
      reason: {
        label: 'Why do you dispute it?',
        missing: 'Give the reason for the other side to consider.',
      },
    },
    'report-local-fix': {
      what: {
        label: 'What was repaired?',
        missing: 'Say what was repaired.',
        phrases: ['Device restarted.', 'Network cable replaced.', 'Power is back.'],
      },
    },
    'revise-etr': {
      etr: { label: 'Restored by', missing: 'Choose the new time.' },
      reason: { label: 'Why does it move?', missing: 'Say why the promise moves.' },
    },
    'claim-force-majeure': {
      reason: {
        label: 'What happened, where?',
        missing: 'Give the reason.',
        phrases: ['Typhoon.', 'Flood, roads cut.', 'Landslide.'],
      },
    },
    'reject-force-majeure': {
      reason: { label: 'Why do you reject it?', missing: 'Give the reason.' },
    },
    'end-force-majeure': {
      how: { label: 'How did it end?', missing: 'Choose one.' },
      text: { label: 'Details', missing: 'Write at least one sentence.' },
    },
    'report-fixed': {
      what: {
        label: 'What was repaired, where?',
        missing: 'Say what was repaired, and where.',
        phrases: ['Fibre spliced.', 'Terminal device replaced.', 'Moved to another port.'],
      },
    },
    confirm: {
      text: {
        label: 'Remark',
        phrases: ['Tried it, the network works.'],
      },
    },
    reject: {
      reason: {
        label: 'How does it still fail?',
        missing: 'Describe how the circuit still fails.',
        phrases: ['Still down.', 'It comes and goes.', 'It works but very slowly.'],
      },
    },
    sign: {
      reservation: {
        label: 'Reservation',
        hint: 'What your side does not agree with, if anything',
      },
    },
    'ask-rfo': {
      days: {
        label: 'Days after the closing',
        hint: 'From 1 to 90; empty where the agreement has its own time',
        phrases: ['3 days', '7 days'],
      },
      reason: { label: 'Why is it needed?' },
    },
    'give-rfo': {
      cause: { label: 'Root cause', missing: 'Write the root cause.' },
      measures: { label: 'Measures so that it does not return' },
      file: {
        label: 'The report itself',
        hint: 'PDF, picture or text, up to 20 MB. It is sent at once and stays in the record.',
      },
    },
    note: { text: { label: 'Note', missing: 'Write at least one sentence.' } },
    correct: { text: { label: 'It should read', missing: 'Write at least one sentence.' } },
  },
} satisfies Acts;
