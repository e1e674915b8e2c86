/** The words of a command's fields. */
import type { CommandName } from '../../../../http/contract/procedure.ts';
import type { Words } from '../../../words/vi.ts';
import type { Field } from './fields.ts';

/** What a field is called, what to write, what is wrong when it is empty. */
export interface FieldWords {
  label: string;
  hint?: string;
  missing?: string;
  /** Sentences that are written with one tap. */
  phrases?: readonly string[];
}

/** The words of one field of a command. Throws where there are none: a defect, seen at once. */
export function fieldWords(w: Words, command: CommandName, name: Field['name']): FieldWords {
  const all: Record<string, Record<string, FieldWords> | undefined> = w.incident.fields;
  const words = all[command]?.[name];
  if (!words) throw new Error(`no words for the field ${command}.${name}`);
  return words;
}
