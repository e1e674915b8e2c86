/** What the forms of a mass outage hold, what they still lack, and the acts that they send. */
import type { GroupView } from '../../../http/contract/groups.ts';
import type { GroupAct } from '../../api/groups.ts';

/** The acts that have a form. */
export type SheetAct = Exclude<GroupView['acts'][number], 'propose' | 'join'>;

export type WordsField = 'reason' | 'cause' | 'what' | 'answeredBy' | 'reference';

export interface Values extends Partial<Record<WordsField, string>> {
  /** ISO 8601. */
  etr?: string;
  answered: boolean;
  /** The carrier takes responsibility together with the cause. */
  admits?: boolean;
}

export type Field = WordsField | 'etr';

const required: Record<SheetAct, readonly Field[]> = {
  confirm: [],
  dismiss: ['reason'],
  leave: ['reason'],
  call: [],
  diagnose: ['cause', 'etr'],
  'revise-etr': ['etr', 'reason'],
  'report-fixed': ['what'],
  end: [],
};

/** The fields that an act asks for, in their order. */
export function fieldsOf(act: SheetAct): readonly Field[] {
  return required[act];
}

/** The fields that must still be filled in. */
export function lacking(act: SheetAct, values: Values): Field[] {
  return required[act].filter((field) => (values[field] ?? '').trim() === '');
}

/** The act as it is sent; `incident`: the one that leaves. */
export function actOf(act: SheetAct, v: Values, incident: string): GroupAct {
  const { reason = '', cause = '', what = '', etr = '', answered } = v;
  switch (act) {
    case 'confirm':
    case 'end':
      return { name: act, body: {} };
    case 'dismiss':
      return { name: act, body: { reason } };
    case 'leave':
      return { name: act, body: { incident, reason } };
    case 'call':
      return { name: act, body: { answered, ...(answered ? said(v) : {}) } };
    case 'diagnose':
      return {
        name: act,
        body: { cause, etr, ...(v.admits ? { responsibility: 'carrier' as const } : {}) },
      };
    case 'revise-etr':
      return { name: act, body: { etr, reason } };
    case 'report-fixed':
      return { name: act, body: { what } };
  }
}

/** Leaves out what was not filled in: an empty name is no name. */
function said({ answeredBy = '', reference = '' }: Values) {
  return {
    ...(answeredBy.trim() === '' ? {} : { answeredBy }),
    ...(reference.trim() === '' ? {} : { reference }),
  };
}
