/** How the state × command table of procedure.test.ts is drawn from what `decide` answers. */
import type { StateName } from '../../src/domain/procedure.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { agreement2009, at, given, headquarters, helpdesk, inRestoration } from './support.ts';
import { manager, notified, technician, type Story } from './support.ts';
import type { Said } from './support.ts';
import { fileNamed, type Given } from './words.ts';

/** The short names of the states, as the columns and cells of the tables have them. */
const short: Record<StateName, string> = {
  'self-diagnosis': 'self',
  notifying: 'tell',
  'joint-diagnosis': 'joint',
  'local-repair': 'own',
  restoration: 'rest',
  verification: 'check',
  closing: 'sign',
  closed: 'closed',
  withdrawn: 'gone',
};

const reported = given(agreement2009).reported('08:00');
const joint = notified(agreement2009);
const restoration = inRestoration(agreement2009);
const checking = restoration.fixed('11:00');
const closing = checking.confirmed('11:30');

/** Each state as an incident first comes to it; `own` before, `own*` after the carrier's notice. */
export const states: Readonly<Record<string, Story>> = {
  self: reported,
  tell: reported.found('08:02', 'carrier'),
  joint,
  own: reported.found('08:02', 'local'),
  'own*': joint.proposed('08:30', technician, 'customer'),
  rest: restoration,
  check: checking,
  sign: closing,
  closed: closing.signed('11:40', technician).signed('11:50', helpdesk),
  gone: reported.withdrew('08:10'),
};

/** What matters within a state: what was answered, proposed, claimed or signed before. */
export const turns: Readonly<Record<string, Story>> = {
  heard: joint.responded('08:30'),
  cause: joint.diagnosed('09:00', '12:00'),
  ours: joint.proposed('08:30', headquarters, 'carrier'),
  theirs: joint.proposed('08:30', manager, 'customer'),
  denied: joint.proposed('08:30', manager, 'customer').disputed('08:40', technician),
  'not-ok': checking.rejected('11:30'),
  flood: restoration.claimedForceMajeure('10:00'),
  'flood+': restoration.claimedForceMajeure('10:00').acceptedForceMajeure('10:30'),
  'sign 1': closing.signed('11:40', technician),
  'sign 2': closing.signed('11:40', helpdesk),
};

type Row = { [N in Given]: [label: string, name: N, data: Said<N>] }[Given];

const etr = at('18:00');

/** Every command, some in two variants, with words that its rule has nothing against. */
export const rows: readonly Row[] = [
  ['self-diagnose carrier', 'self-diagnose', { verdict: 'carrier', checks: [] }],
  ['self-diagnose local', 'self-diagnose', { verdict: 'local', checks: [] }],
  ['withdraw', 'withdraw', { reason: 'a mistake' }],
  ['log-call answered', 'log-call', { answered: true }],
  ['log-call unanswered', 'log-call', { answered: false }],
  ['notify', 'notify', { means: 'mail', receipt: 'TT-4711' }],
  ['escalate', 'escalate', { reason: 'the books close' }],
  ['respond', 'respond', { text: 'received' }],
  ['update', 'update', { text: 'news' }],
  ['diagnose', 'diagnose', { cause: 'cut', etr }],
  ['diagnose, admitting', 'diagnose', { cause: 'cut', etr, responsibility: 'carrier' }],
  ['propose customer', 'propose-responsibility', { holder: 'customer', reason: 'r' }],
  ['propose carrier', 'propose-responsibility', { holder: 'carrier', reason: 'r' }],
  ['propose force majeure', 'propose-responsibility', { holder: 'force-majeure', reason: 'r' }],
  ['agree', 'agree-responsibility', {}],
  ['dispute', 'dispute-responsibility', { reason: 'r' }],
  ['report-local-fix', 'report-local-fix', { what: 'new switch' }],
  ['revise-etr', 'revise-etr', { etr, reason: 'rain' }],
  ['claim-force-majeure', 'claim-force-majeure', { reason: 'a flood' }],
  ['accept-force-majeure', 'accept-force-majeure', {}],
  ['reject-force-majeure', 'reject-force-majeure', { reason: 'sun' }],
  ['end-force-majeure', 'end-force-majeure', { how: 'over', text: 'dry' }],
  ['report-fixed', 'report-fixed', { what: 'spliced' }],
  ['confirm', 'confirm', { text: '' }],
  ['reject', 'reject', { reason: 'no ping' }],
  ['sign', 'sign', {}],
  ['ask-rfo', 'ask-rfo', { days: 7 }],
  ['give-rfo', 'give-rfo', { cause: 'water in a splice' }],
  ['attach', 'attach', fileNamed('lights')],
  ['note', 'note', { text: 'the guard has the key' }],
  ['correct', 'correct', { entry: 1, text: 'since 07:50' }],
];

/** The table for one person: in each cell the refusal, or the state that the command leads to. */
export function outcomes(columns: Readonly<Record<string, Story>>, by: Actor): string[] {
  const line = (label: string, cells: string[]): string =>
    [label.padEnd(21), ...cells.map((cell) => cell.padEnd(6))].join(' ').trimEnd();
  const cell = (story: Story, [, name, data]: Row): string => {
    const verdict = story.judge(by, '14:00', name, data);
    return 'refusal' in verdict ? verdict.refusal : short[story.did(by, '14:00', name, data).state];
  };
  return [
    line('', Object.keys(columns)),
    ...rows.map((row) =>
      line(
        row[0],
        Object.values(columns).map((story) => cell(story, row)),
      ),
    ),
  ];
}
