/** The first set-up, and what is left after it. */
import { number } from './number.ts';

export const setup = {
  step: (n: number, of: number) => `Step ${n} of ${of}`,
  next: 'Continue',
  back: 'Back',
  language: 'Language',
  start: {
    title: 'Set up the desk',
    text: 'This desk is new: nobody is here yet. Whoever opens it first chooses the agreement and the two sides, and becomes the first administrator of one.',
    code: 'Set-up code',
    codeHint: 'Printed on the server’s console when the desk starts; good once, for 60 minutes.',
    lost: 'Expired, or nowhere to be seen? On the server, run:',
  },
  agreement: {
    title: 'The agreement and its two sides',
    text: 'The agreement says which steps there are, what is due when, and who is told when it is late. Upload the one you have signed; or begin with one that ships, and change it later.',
    legend: 'Begin with',
    parties: (customer: string, carrier: string) => `${customer} and ${carrier}`,
    own: 'An agreement of your own (YAML)',
    ownHint: 'Check it first on the server: npx thongsuot agreement check FILE',
    choose: 'Choose a file…',
    flaws: (n: number) => `The file has ${n} flaws; mend them and choose it again:`,
    place: (line: number, column: number) => `Line ${line}, column ${column}`,
    missing: 'Choose an agreement.',
    offices: 'The directory',
    withOffices: (departments: number, offices: number) =>
      `The ${departments} departments and ${offices} district offices of 2009`,
    withOfficesHint: 'They can follow the reorganisation of 2025 later, under Import and export.',
    empty: 'Empty',
    emptyHint: 'Import your own from CSV or XLSX once you are in.',
  },
  person: {
    title: 'Who you are',
    text: 'You become your side’s first administrator. The other side has its own, whom you invite in the next step: the two share nobody.',
    side: 'Your side',
    name: 'Name',
    email: 'E-mail (to sign in with)',
    password: 'Password',
    min: (n: number) => `At least ${n} characters; a second factor comes right after.`,
    missing: 'Fill in name, e-mail and password.',
  },
  look: {
    title: 'Look once more',
    text: 'This is done once and closed for ever; from then on one signs in, or is invited.',
    agreement: 'Agreement',
    customer: 'Customer',
    carrier: 'Carrier',
    offices: 'Directory',
    you: 'You',
    finish: 'Set up and go in',
  },
  closed: {
    title: 'Set up already',
    text: 'Somebody is on this desk. Its set-up never opens again.',
    signIn: 'To the sign-in page',
  },
  left: {
    title: 'What is left to do',
    lead: 'A desk can be relied on when both sides have people, every circuit is in the directory, and messages reach whom they are for. Each line says why.',
    done: 'Done',
    todo: 'To do',
    count: (n: number) => (n === 0 ? 'Nothing is left.' : `${number(n)} left to do.`),
    go: 'Go there',
    other: {
      title: (name: string) => `The first administrator of ${name}`,
      why: 'The two sides share no administrator. You invite the first; from then on the other side invites its own, and reads in its trail who invited them.',
      there: (n: number) => `The other side has ${number(n)} ${n === 1 ? 'person' : 'people'}.`,
      invited: (name: string, email: string) =>
        `${name} (${email}) is invited; the code is good until`,
      again: 'Invite again, or somebody else',
      invite: 'Invite',
      name: 'Name',
      email: 'E-mail',
      means: 'Hand the code over',
      print: 'On paper, in person',
      mail: 'By mail',
      mailOff: 'By mail once there is a mail server and delivery is on.',
      mailed: (email: string) => `The invitation is on its way to ${email}.`,
    },
    second: {
      title: 'A second administrator of your side',
      why: 'With one on leave, ill or without a phone, nobody else can give a new password or invite somebody.',
    },
    sites: {
      title: 'Units',
      why: 'Each end of a circuit is a unit; its province decides the hotline’s number and who coordinates.',
      has: (n: number) => `${number(n)} sites in the directory.`,
    },
    circuits: {
      title: 'Circuits',
      why: 'Without a circuit nobody can report. Download the sample file, fill in codes and sites, preview, then record.',
      whyCarrier: 'The customer imports them; without a circuit nobody can report.',
      has: (n: number) => `${number(n)} circuits.`,
    },
    people: {
      title: 'Your side’s people',
      why: 'Who reports at each site, and each province’s coordinator.',
      whyCarrier: 'Helpdesk, account manager, director: who is told when something is late.',
      has: (n: number, invited: number) => `${number(n)} people, ${number(invited)} invited.`,
    },
    gateways: {
      title: 'Mail server, text gateway',
      why: 'When something is due and nobody has answered, the desk tells the next level by mail or text. The settings are environment variables of the server; restart it after setting them.',
      has: 'There are:',
      none: 'There is none yet.',
      missing: {
        mail: 'Mail: set SMTP_URL=smtp://user:password@host:587 and MAIL_FROM=Desk <desk@…>.',
        text: 'Text: set SMPP_URL=smpp://user:password@host:2775?from=NAME, or TEXT_GATEWAY=a JSON file of an HTTP gateway.',
      },
      test: 'Send myself a test',
      testedLive: 'The test is on its way to your address; what came of it is under Messages.',
      testedSunk: 'The test is kept under Messages, because delivery is off.',
    },
    live: {
      title: 'Switch delivery on',
      why: 'Until then every message stays on the desk. Headquarters switches it on, having read how many addresses it reaches.',
      whyCarrier: 'The customer’s headquarters does.',
    },
    ladder: {
      title: 'Contacts that were tried',
      why: 'A number on paper may be old. Call or write to each contact once, before it matters.',
      has: (failing: number, levels: number) =>
        failing === 0
          ? `All ${number(levels)} levels can be relied on.`
          : `${number(failing)} of ${number(levels)} levels cannot be relied on.`,
    },
    address: {
      title: 'The desk’s address',
      why: 'Links in mails, and passkeys, belong to a name. Set PUBLIC_URL=https://… once a server in front has a certificate.',
      is: (url: string) => `Now: ${url}`,
      proxy:
        'There is a proxy in front that the desk was not told of: everybody counts as one address. Set TRUST_PROXY to that machine’s address.',
    },
    first: {
      title: 'The first report',
      why: 'Report a trial incident, walk every step with the other side, sign the end. See under Readiness what happens if nobody answers.',
      whyCarrier: 'Ask the customer to report a trial incident, and walk every step together.',
      report: 'Report',
      has: (n: number) => (n >= 100 ? 'More than 100 incidents.' : `${number(n)} incidents.`),
    },
    unseen: {
      title: 'What cannot be seen from here',
      items: [
        'Back up the database each night, and the key that signs the record (var folder, or THONGSUOT_RECORD_KEY) somewhere else.',
        'Run npx thongsuot watch on another machine: it tells when the desk stands still.',
        'Keep exported files on both sides: anybody can check them by npx thongsuot verify, without the server.',
      ],
    },
  },
};
