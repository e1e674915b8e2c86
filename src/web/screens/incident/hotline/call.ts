/** A call to the hotline in progress: it outlives the page, because dialling leaves the page. */

export interface Call {
  /** When the number was tapped; ISO 8601, the desk's time. */
  startedAt?: string;
  /** The call was made before: what came of it is asked, and nothing is measured. */
  isPast?: boolean;
  outcome?: 'answered' | 'unanswered';
  /** When somebody answered: T0, from which the carrier's clocks run. */
  answeredAt?: string;
  answeredBy: string;
  reference: string;
  remark: string;
}

export const noCall: Call = { answeredBy: '', reference: '', remark: '' };

/** The time that the entry claims: of the answer, or of the dialling where nobody answered. */
export function claimOf(call: Call): string | undefined {
  return call.outcome === 'answered' ? call.answeredAt : call.startedAt;
}

/** "03:41", "1:03:41". */
export function stopwatch(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
