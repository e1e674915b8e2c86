import type { Words } from '../vi.ts';

export const report = {
  title: 'Report an incident',
  lead:
    'Three questions, no typing needed. What you choose is kept on this device until it has ' +
    'been sent.',
  notYours: {
    title: 'Reporting belongs to the customer’s side',
    text: 'An incident appears on your board as soon as the customer has notified the carrier.',
    action: 'To the board',
  },
  question: (n: number) => `Question ${n} of 3`,
  circuit: {
    title: 'Which circuit?',
    search: 'Search by office, province or circuit code',
    searchHint: 'No diacritics needed, for example: ba dinh',
    found: 'Circuits found',
    none: 'The directory has no circuit of yours yet. An administrator has to enter it first, under Administration.',
    nothing: 'No circuit matches. Try fewer letters, or the circuit code.',
    more: 'There are more: type on to narrow it down.',
    change: 'Choose another circuit',
    code: 'Circuit code',
    carrier: 'Carrier',
    missing: 'Choose the circuit.',
  },
  already: {
    one: (code: string) => `Open incident ${code}`,
    title: (n: number) =>
      n === 1
        ? 'This circuit already has an open incident'
        : `This circuit already has ${n} open incidents`,
    text:
      'If it is still the same fault, open it and continue there. If it is another one, you may ' +
      'report it here.',
    open: (code: string) => `Open ${code}`,
  },
  symptom: {
    title: 'What is wrong, and since when?',
    legend: 'Symptom',
    hints: {
      down: 'No network at all, no signal',
      intermittent: 'It comes and goes',
      degraded: 'It works, but very slowly or with loss',
    },
    missing: 'Choose the symptom.',
    since: 'Since when?',
    justNow: 'Just now',
    ago: (span: string) => `${span} ago`,
    pick: 'Another time',
    sinceMissing: 'Choose the time.',
    sinceFuture: 'This time lies in the future. Choose when the line began to fail.',
  },
  check: {
    title: 'What could you check yourself?',
    lead:
      'Skip whatever you have not checked. The answers go on record and help the carrier find ' +
      'the fault sooner.',
  },
  checks: {
    power: {
      ask: 'Do the network devices have power?',
      how:
        'Look at the POWER (PWR) light on the media converter, modem, router and switch: lit ' +
        'means power. Not lit: try another socket, look at the switch and the UPS.',
    },
    'device-lights': {
      ask: 'Are the lights on the carrier’s device as they should be?',
      how:
        'LINK, PON or FX lit green is normal. LOS or ALM lit red, or LINK, PON, FX dark: ' +
        'usually the line outside is cut.',
    },
    cabling: {
      ask: 'Are cables and plugs firm and whole?',
      how:
        'Follow the cable from the carrier’s device to the router: plugs firm, nothing bent or ' +
        'broken. A network cable may be unplugged and plugged in again; a fibre only looked at, ' +
        'never bent or pulled.',
    },
    lan: {
      ask: 'Does the network inside the office work?',
      how:
        'Do the computers see each other, can you print over the network? If a single computer ' +
        'fails, the fault is usually that computer or its cable.',
    },
    'gateway-ping': {
      ask: 'Does the gateway on the carrier’s side answer a ping?',
      how:
        'On a computer open Command Prompt (type cmd), then type: ping, a space, the gateway ' +
        'address from the circuit’s papers. “Reply from” is fine; “Request timed out” or ' +
        '“unreachable” is faulty.',
    },
    restart: {
      ask: 'Does the network come back after a restart of the devices?',
      how:
        'Switch off the media converter, modem and router; wait 1 minute; switch on; wait 5 ' +
        'minutes. Network is back: choose “Fine”. Still nothing: choose “Faulty”.',
    },
  },
  howTo: (check: string) => `How to check: ${check}`,
  remark: 'What did you see?',
  verdict: {
    legend: 'What do you conclude?',
    suggested: 'Suggested',
    because: (verdict: string, checks: string) =>
      `Your answers on ${checks} point to “${verdict}”. The verdict is yours.`,
    nothing: 'Answer on power, cables and local network, and a suggestion appears here.',
    later: 'No verdict yet: report now, check later',
    hints: {
      local: 'The office repairs it; the carrier is not called',
      carrier: 'Next step: call the carrier’s hotline',
      later: 'The incident is on record at once; the verdict follows on its page',
    },
    missing: 'Choose a verdict, or “report now, check later”.',
  },
  extra: {
    show: 'Add a description, a contact',
    description: 'Description',
    descriptionHint: 'For example: roadworks outside, power cut in the area',
    contactName: 'Whom to call back',
    contactPhone: 'Their telephone',
    contactBoth: 'Give both name and telephone, or neither.',
  },
  send: 'Send the report',
  sending: 'Sending…',
  stillMissing: (what: string) => `Still missing: ${what}`,
  missing: { circuit: 'circuit', symptom: 'symptom', since: 'time', verdict: 'verdict' },
  failed: {
    kept: 'Everything is kept on this device. However often it is sent, it becomes one report.',
    hotline: 'If it is urgent, call the hotline now:',
  },
  arrived: {
    text:
      'The earlier try did arrive: the incident is on record. What you changed since is not; ' +
      'open the incident and record an update.',
    open: 'Open the recorded incident',
  },
  discard: 'Clear everything and start again',
} satisfies Words['report'];
