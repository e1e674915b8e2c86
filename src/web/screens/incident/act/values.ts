/** What the forms of the commands hold while they are filled in, and the bodies that they send. */
import type { IncidentCommand } from '../../../api/commands.ts';
import type { CommandBody } from '../../../../http/contract/commands.ts';
import {
  checks,
  type CommandName,
  type Holder,
  type noticeMeans,
} from '../../../../http/contract/procedure.ts';
import { toChecks, type Answers, type Verdict } from '../../../parts/self-check/suggest.ts';

/** Every command but the report and a file's has a form on the incident's page. */
export type FormCommand = Exclude<CommandName, 'report' | 'attach'>;

export type Means = Exclude<(typeof noticeMeans)[number], 'hotline'>;

/** The fields that take words. */
export type WordsField =
  | 'text'
  | 'reason'
  | 'what'
  | 'cause'
  | 'receipt'
  | 'relayedFrom'
  | 'reservation'
  | 'measures'
  | 'days'
  | 'answeredBy'
  | 'reference'
  | 'remark';

export interface Values extends Partial<Record<WordsField, string>> {
  /** ISO 8601; absent: now. */
  claimedAt?: string;
  etr?: string;
  holder?: Holder;
  means?: Means;
  how?: 'over' | 'withdrawn';
  answered?: boolean;
  verdict?: Verdict;
  answers?: Answers;
  /** The entry that is corrected. */
  entry?: number;
  /** What is signed, as it was read. */
  head?: string;
  statement?: string;
  /** The SHA-256 of the file that goes with the report. */
  file?: string;
}

type Bodies = { [N in FormCommand]: (v: Values) => CommandBody<N> };

const reason = (v: Values) => ({ reason: v.reason ?? '' });
const text = (v: Values) => ({ text: v.text ?? '' });
const what = (v: Values) => ({ what: v.what ?? '' });

/** Leaves out what was not filled in: an empty name is no name. */
function filled<K extends WordsField>(v: Values, ...names: K[]): { [P in K]?: string } {
  const pairs = names.map((name) => [name, v[name]?.trim()] as const);
  return Object.fromEntries(pairs.filter(([, said]) => said)) as { [P in K]?: string };
}

/** Days as people write them, "3 ngày": the figure counts. */
function daysOf({ days }: Values): { days?: number } {
  const figure = /\d{1,3}/.exec(days ?? '')?.[0];
  return figure === undefined ? {} : { days: Number(figure) };
}

const bodies: Bodies = {
  'self-diagnose': (v) => ({
    verdict: v.verdict ?? 'carrier',
    checks: toChecks(v.answers ?? {}, checks),
    ...filled(v, 'remark'),
  }),
  withdraw: reason,
  'log-call': (v) => ({
    answered: v.answered ?? false,
    ...filled(v, 'remark', ...(v.answered ? (['answeredBy', 'reference'] as const) : [])),
  }),
  notify: (v) => ({ means: v.means ?? 'mail', receipt: v.receipt ?? '' }),
  escalate: reason,
  respond: text,
  update: (v) => ({ ...text(v), ...filled(v, 'relayedFrom') }),
  diagnose: (v) => ({
    cause: v.cause ?? '',
    etr: v.etr ?? '',
    ...(v.holder ? { responsibility: v.holder } : {}),
  }),
  'propose-responsibility': (v) => ({ holder: v.holder ?? 'carrier', ...reason(v) }),
  'agree-responsibility': () => ({}),
  'dispute-responsibility': reason,
  'report-local-fix': what,
  'revise-etr': (v) => ({ etr: v.etr ?? '', ...reason(v) }),
  'claim-force-majeure': reason,
  'accept-force-majeure': () => ({}),
  'reject-force-majeure': reason,
  'end-force-majeure': (v) => ({ how: v.how ?? 'over', ...text(v) }),
  'report-fixed': what,
  confirm: text,
  reject: reason,
  sign: (v) => ({
    head: v.head ?? '',
    statement: v.statement ?? '',
    ...filled(v, 'reservation'),
  }),
  'ask-rfo': (v) => ({ ...daysOf(v), ...filled(v, 'reason') }),
  'give-rfo': (v) => ({
    cause: v.cause ?? '',
    ...filled(v, 'measures'),
    ...(v.file ? { file: v.file } : {}),
  }),
  note: text,
  correct: (v) => ({ entry: v.entry ?? 0, ...text(v) }),
};

/** The command as it is sent; `at` is the time claimed unless the person chose another. */
export function commandOf(name: FormCommand, values: Values, at: string): IncidentCommand {
  const body = { ...bodies[name](values), claimedAt: values.claimedAt ?? at };
  return { name, body } as IncidentCommand;
}
