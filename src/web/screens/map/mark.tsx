/** The mark of a province: a shape for how it stands, so that no colour has to be told apart. */
import type { Kind } from './standing.ts';
import css from './mark.module.css';

const shapes = {
  late: 'M0 -9.5 L9.5 7.5 L-9.5 7.5 Z',
  soon: 'M0 -9.5 L9 0 L0 9.5 L-9 0 Z',
  open: 'M-7 0 A7 7 0 1 0 7 0 A7 7 0 1 0 -7 0 Z',
} as const;

/** Within an `<svg>`, about the origin: the shape, and how many are open. */
export function MarkShape({ kind, count }: { kind: Kind; count: number }) {
  if (kind === 'calm' || kind === 'beyond') return null;
  return (
    <>
      <path d={shapes[kind]} className={css.shape} data-kind={kind} />
      <text y={kind === 'late' ? 5.5 : 3.25} className={css.count} data-long={count > 99}>
        {count}
      </text>
    </>
  );
}

/** The same beside words. */
export function Mark({ kind, count }: { kind: Kind; count: number }) {
  return (
    <svg viewBox="-11 -11 22 22" width="26" height="26" aria-hidden="true">
      {kind === 'calm' ? (
        <circle r="3" className={css.calm} />
      ) : (
        <MarkShape kind={kind} count={count} />
      )}
    </svg>
  );
}
