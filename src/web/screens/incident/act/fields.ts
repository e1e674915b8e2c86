/** Which fields each command's form has, in their order, and which of them must be filled in. */
import type { Party } from '../../../../http/contract/procedure.ts';
import type { FormCommand, Values, WordsField } from './values.ts';

export type Field =
  | { kind: 'words' | 'line'; name: WordsField; required: boolean }
  | { kind: 'etr'; name: 'etr'; required: true }
  | { kind: 'holder'; name: 'holder'; required: boolean }
  | { kind: 'means'; name: 'means'; required: true }
  | { kind: 'how'; name: 'how'; required: true }
  | { kind: 'file'; name: 'file'; required: false }
  | { kind: 'self-check'; name: 'verdict'; required: true };

const words = (name: WordsField, required = true): Field => ({ kind: 'words', name, required });
const line = (name: WordsField, required = true): Field => ({ kind: 'line', name, required });
const etr: Field = { kind: 'etr', name: 'etr', required: true };
const holder = (required: boolean): Field => ({ kind: 'holder', name: 'holder', required });

const fields: Record<Exclude<FormCommand, 'log-call'>, readonly Field[]> = {
  'self-diagnose': [
    { kind: 'self-check', name: 'verdict', required: true },
    words('remark', false),
  ],
  withdraw: [words('reason')],
  notify: [{ kind: 'means', name: 'means', required: true }, line('receipt')],
  escalate: [words('reason')],
  respond: [words('text')],
  update: [words('text'), line('relayedFrom', false)],
  diagnose: [words('cause'), etr, holder(false)],
  'propose-responsibility': [holder(true), words('reason')],
  'agree-responsibility': [],
  'dispute-responsibility': [words('reason')],
  'report-local-fix': [words('what')],
  'revise-etr': [etr, words('reason')],
  'claim-force-majeure': [words('reason')],
  'accept-force-majeure': [],
  'reject-force-majeure': [words('reason')],
  'end-force-majeure': [{ kind: 'how', name: 'how', required: true }, words('text')],
  'report-fixed': [words('what')],
  confirm: [words('text', false)],
  reject: [words('reason')],
  sign: [words('reservation', false)],
  'ask-rfo': [line('days', false), words('reason', false)],
  'give-rfo': [
    words('cause'),
    words('measures', false),
    { kind: 'file', name: 'file', required: false },
  ],
  note: [words('text')],
  correct: [words('text')],
};

/** The commands whose act may have happened before it is written down. */
const claimable: readonly FormCommand[] = [
  'self-diagnose',
  'notify',
  'respond',
  'update',
  'report-local-fix',
  'end-force-majeure',
  'report-fixed',
  'confirm',
  'reject',
];

/**
 * The fields of a command's form for one side: only the customer hears the carrier second hand, and
 * a level that is due (`isDue`) is told without a reason.
 */
export function fieldsOf(
  command: Exclude<FormCommand, 'log-call'>,
  party: Party,
  isDue = false,
): Field[] {
  if (command === 'escalate') return [words('reason', !isDue)];
  return fields[command].filter((field) => field.name !== 'relayedFrom' || party === 'customer');
}

/** Whether the form asks when it happened. */
export function isClaimable(command: FormCommand): boolean {
  return claimable.includes(command);
}

/** The fields that must still be filled in. */
export function lacking(fieldsShown: readonly Field[], values: Values): Field[] {
  return fieldsShown.filter((field) => {
    const value = values[field.name];
    return field.required && (value === undefined || value.trim() === '');
  });
}
