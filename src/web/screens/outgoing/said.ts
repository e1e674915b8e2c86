/** The words that an act carries: what is shown of it while it waits, and what can be mended. */
import { terms } from '../../../http/contract/terms.ts';
import type { Act } from '../../offline/outgoing.ts';
import type { Speech } from '../../words/use-words.tsx';
import type { Words } from '../../words/vi.ts';
import { fieldWords } from '../incident/act/field-words.ts';

const fields = [
  'description',
  'text',
  'reason',
  'what',
  'answeredBy',
  'reference',
  'receipt',
  'remark',
] as const;

export type SaidField = (typeof fields)[number];

export interface Said {
  field: SaidField;
  label: string;
  text: string;
}

/** Each field of words that the act has, filled in or not, with its label. */
export function saidIn({ name, body }: Act, w: Words): Said[] {
  // A file says itself what it is.
  if (name === 'attach') return [];
  const values = body as Partial<Record<SaidField, string>>;
  return fields
    .filter((field) => values[field] !== undefined)
    .map((field) => ({ field, label: labelOf(name, field, w), text: values[field] ?? '' }));
}

function labelOf(name: Act['name'], field: SaidField, w: Words): string {
  if (name === 'report') return w.report.extra.description;
  if (name === 'log-call') {
    const { answeredBy, reference, remark } = w.incident.hotline;
    return { answeredBy, reference, remark }[field as 'remark'];
  }
  return fieldWords(w, name, field as 'text').label;
}

/** What an act says without words of its own: what is wrong, whether anybody answered. */
export function gistOf(act: Act, w: Words, say: Speech['say']): string | undefined {
  if (act.name === 'report') return say(terms.symptom[act.body.symptom]);
  if (act.name !== 'log-call') return undefined;
  const { answered, unanswered } = w.incident.hotline;
  return act.body.answered ? answered : unanswered;
}

/** The act with other words in it. */
export function withWords(act: Act, words: Partial<Record<SaidField, string>>): Act {
  return { ...act, body: { ...act.body, ...words } } as Act;
}
