/** A call in progress: it outlives the page, because dialling leaves the page. */
import type { CallReport } from '../../api/deliveries.ts';

export interface TaskCall {
  /** When the number was tapped; ISO 8601, the desk's time. */
  startedAt?: string;
  outcome?: 'answered' | 'unanswered';
  answeredAt?: string;
  result?: CallReport['result'];
  said: string;
  remark: string;
}

export const noTaskCall: TaskCall = { said: '', remark: '' };

/** What is chosen beforehand: whoever picked up was reached, unless the caller says otherwise. */
export function resultOf({ result, outcome }: TaskCall): CallReport['result'] {
  return result ?? (outcome === 'answered' ? 'reached' : 'not-reached');
}

/** The report as it is sent. */
export function reportOf(call: TaskCall): CallReport {
  const result = resultOf(call);
  const said = call.said.trim();
  const claimedAt = call.answeredAt ?? call.startedAt;
  return {
    result,
    remark: call.remark.trim(),
    ...(result === 'reached' && said !== '' ? { said } : {}),
    ...(claimedAt === undefined ? {} : { claimedAt }),
  };
}
