/** What every question of the report is given. */
import type { Me } from '../../../http/contract/directory.ts';
import type { ReportDraft } from './report-draft.ts';

export interface QuestionProps {
  me: Me;
  draft: ReportDraft;
  change: (change: Partial<ReportDraft>) => void;
  /** Whether sending has been tried, so that what is missing is marked. */
  tried: boolean;
}

/** The id of the element that a missing answer is scrolled to. */
export function partId(name: string): string {
  return `report-${name}`;
}
