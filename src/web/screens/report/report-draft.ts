/** A report while it is being filled in, what it still lacks, and the body that is sent. */
import type { CommandBody } from '../../../http/contract/commands.ts';
import { checks, type symptoms } from '../../../http/contract/procedure.ts';
import { toChecks, type Answers } from '../../parts/self-check/suggest.ts';
import type { VerdictOrLater } from '../../parts/self-check/verdict.tsx';

export interface ReportDraft {
  /** The id of the circuit; a site's only one is filled in. */
  circuit?: string;
  /** The known outage that the report joins. */
  group?: string | undefined;
  symptom?: (typeof symptoms)[number];
  /** ISO 8601. */
  since?: string;
  answers: Answers;
  verdict?: VerdictOrLater;
  description: string;
  contactName: string;
  contactPhone: string;
}

export const emptyReport: ReportDraft = {
  answers: {},
  description: '',
  contactName: '',
  contactPhone: '',
};

export const required = ['circuit', 'symptom', 'since', 'verdict'] as const;
export type Required = (typeof required)[number];

/** What has not been answered yet, in the order of the questions. */
export function missingOf(draft: ReportDraft): Required[] {
  return required.filter((name) => draft[name] === undefined);
}

/** A contact is a name and a number: one alone helps nobody. */
export function isContactHalf(draft: ReportDraft): boolean {
  return (draft.contactName.trim() === '') !== (draft.contactPhone.trim() === '');
}

/** The body of the command; undefined while something is missing. `at`: when it was first sent. */
export function bodyOf(draft: ReportDraft, at: string): CommandBody<'report'> | undefined {
  const { circuit, symptom, since, verdict, answers } = draft;
  if (!circuit || !symptom || !since || !verdict || isContactHalf(draft)) return undefined;
  const contact = { name: draft.contactName.trim(), phone: draft.contactPhone.trim() };
  return {
    circuit,
    symptom,
    outageSince: since,
    claimedAt: at,
    description: draft.description.trim(),
    ...(contact.name === '' ? {} : { contact }),
    ...(verdict === 'later'
      ? {}
      : { selfDiagnosis: { verdict, checks: toChecks(answers, checks) } }),
  };
}
