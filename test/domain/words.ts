/** Words for every command: good ones, accepted as the incident stands, and bad ones. */
import type { Instant, Party } from '../../src/domain/agreement.ts';
import type { Command, CommandData } from '../../src/domain/commands.ts';
import { statementDigest } from '../../src/domain/closing.ts';
import { holders, type Holder, type Incident } from '../../src/domain/incident.ts';
import { sha256 } from '../../src/domain/record.ts';
import { partyOf, type Actor, type CommandName } from '../../src/domain/roles.ts';
import { hour } from './agreements.ts';

/** Every command that is given to an incident: all but `report`, which makes one. */
export type Given = Exclude<CommandName, 'report'>;

type WordsOf = {
  [N in Given]: (i: Incident, by: Actor, now: Instant, pick: number) => CommandData[N];
};

/** Who may be proposed now: whoever does not hold responsibility, by the way that is open. */
function proposable(i: Incident): Holder[] {
  return holders
    .filter((holder) => holder !== i.responsibility.held)
    .filter((holder) => holder !== 'force-majeure' || i.state !== 'restoration');
}

const one = <T>(of: readonly T[], pick: number): T => of[pick % of.length] as T;

/** The entry that a side may correct: one of its own. */
function ownEntry(i: Incident, side: Party, pick: number): number {
  const own = i.authors.flatMap((author, index) => (author === side ? [index + 1] : []));
  return own.length > 0 ? one(own, pick) : 1;
}

const good: WordsOf = {
  'self-diagnose': (i, _by, _now, pick) => {
    const other = { notifying: 'local', 'local-repair': 'carrier' } as const;
    const verdict = i.state in other ? other[i.state as keyof typeof other] : undefined;
    return { verdict: verdict ?? one(['carrier', 'local'] as const, pick), checks: [] };
  },
  withdraw: () => ({ reason: 'reported by mistake' }),
  'log-call': (_i, _by, _now, pick) => ({ answered: pick % 2 === 0 }),
  notify: () => ({ means: 'mail', receipt: 'TT-4711' }),
  escalate: () => ({ reason: 'the books close today' }),
  respond: () => ({ text: 'received' }),
  update: (_i, _by, _now, pick) => ({
    text: 'news',
    ...(pick % 2 === 0 ? { relayedFrom: 'Minh' } : {}),
  }),
  diagnose: (_i, _by, now, pick) => ({
    cause: 'cable cut',
    etr: now + (1 + (pick % 48)) * hour,
    ...(pick % 4 === 3 ? {} : { responsibility: one(holders, pick) }),
  }),
  'propose-responsibility': (i, _by, _now, pick) => ({
    holder: one(proposable(i), pick),
    reason: 'we measured',
  }),
  'agree-responsibility': () => ({}),
  'dispute-responsibility': () => ({ reason: 'we measured too' }),
  'report-local-fix': () => ({ what: 'new switch' }),
  'revise-etr': (_i, _by, now, pick) => ({ etr: now + (1 + (pick % 48)) * hour, reason: 'rain' }),
  'claim-force-majeure': () => ({ reason: 'a flood' }),
  'accept-force-majeure': () => ({}),
  'reject-force-majeure': () => ({ reason: 'the sun shone' }),
  'end-force-majeure': (_i, by, _now, pick) => ({
    how: pick % 2 === 0 && partyOf(by) === 'carrier' ? 'withdrawn' : 'over',
    text: 'the water fell',
  }),
  'report-fixed': () => ({ what: 'spliced' }),
  confirm: () => ({ text: '' }),
  reject: () => ({ reason: 'no ping' }),
  sign: (i, _by, _now, pick) => ({
    head: 'h',
    statement: statementDigest(i),
    ...(pick % 2 === 0 ? {} : { reservation: 'the minutes' }),
  }),
  'ask-rfo': (_i, _by, _now, pick) => ({ days: 1 + (pick % 90) }),
  'give-rfo': () => ({ cause: 'a splice of 2019 let water in' }),
  attach: (i) => fileNamed(`lights ${i.version}`),
  note: () => ({ text: 'the guard has the key' }),
  correct: (i, by, _now, pick) => ({ entry: ownEntry(i, partyOf(by), pick), text: 'meant 09:10' }),
};

/** What a signature is judged by besides: the record's end, and a proof of just now. */
export function signing(now: Instant) {
  return { head: 'h', proof: { at: now, means: 'password' } as const };
}

/** A file as the desk describes it to the record; another name, another content. */
export function fileNamed(name: string) {
  const hash = sha256(name);
  return { name: `${name}.jpg`, type: 'image/jpeg', size: 4711, sha256: hash, source: hash };
}

/** Words that are refused wherever the command itself is not: empty ones, times that slipped. */
const bad: Partial<WordsOf> = {
  withdraw: () => ({ reason: '  ' }),
  notify: () => ({ means: 'text', receipt: '' }),
  respond: () => ({ text: '' }),
  update: () => ({ text: ' ' }),
  diagnose: (_i, _by, now, pick) => ({ cause: pick % 2 === 0 ? '' : 'cut', etr: now - (pick % 3) }),
  'propose-responsibility': (_i, _by, _now, pick) => ({ holder: one(holders, pick), reason: '' }),
  'dispute-responsibility': () => ({ reason: '' }),
  'report-local-fix': () => ({ what: '' }),
  'revise-etr': (_i, _by, now) => ({ etr: now + 91 * 24 * hour, reason: 'rain' }),
  'claim-force-majeure': () => ({ reason: '' }),
  'reject-force-majeure': () => ({ reason: '' }),
  'end-force-majeure': () => ({ how: 'over', text: '' }),
  'report-fixed': () => ({ what: '' }),
  reject: () => ({ reason: '\n' }),
  sign: (i) => ({ head: 'older', statement: statementDigest(i) }),
  'ask-rfo': () => ({ days: 91 }),
  'give-rfo': () => ({ cause: ' ' }),
  note: () => ({ text: '' }),
  correct: (i) => ({ entry: i.version + 1, text: 'meant 09:10' }),
};

/** A command with words that its rule accepts, if it may be given at all; `pick` varies them. */
export function wellSaid(i: Incident, name: Given, by: Actor, now: Instant, pick = 0): Command {
  return { name, data: good[name](i, by, now, pick) } as Command;
}

/** A command with words that are refused; undefined where no words of it can be wrong. */
export function badlySaid(
  i: Incident,
  name: Given,
  by: Actor,
  now: Instant,
  pick = 0,
): Command | undefined {
  const data = bad[name]?.(i, by, now, pick);
  return data === undefined ? undefined : ({ name, data } as Command);
}
