import type { Words } from '../vi.ts';

export const retention = {
  lead: 'A record is kept for ten years from its last entry, unless its agreement says otherwise. Nothing goes by itself: after the term headquarters may remove records one by one, and a signed tombstone stays in the place of each.',
  holds: 'Legal holds',
  hold: 'Put on hold',
  code: 'Incident code',
  codeHint: 'For example SC-2026-000042',
  noHolds: 'Your side holds no record.',
  gone: 'The record is gone',
  lift: 'Lift the hold',
  lifted: 'Lifted',
  overdue: 'Past their term',
  noneOverdue: 'No record is past its term',
  noneOverdueText: 'Records past their term are shown here; before that nobody can remove them.',
  ended: 'Last entry',
  kept: (years: number) => `kept for ${years} years, until`,
  held: 'On hold: it cannot be removed.',
  remove: 'Remove the record',
  removeText:
    'The record, its files and its messages are removed for good. Make sure that the archive of its year was handed over.',
  removed: 'Removed',
  noneRemoved: 'No record was removed.',
  reason: 'Reason',
  reasonMissing: 'Write the reason.',
} satisfies Words['retention'];
