/** Figures: what a benchmark gives, as a table for people and as lines for programs. */

/** One measured figure, with the limits that it is compared to, measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The limits by name, in the same unit. */
  versus: Record<string, number>;
  /** `value` divided by each limit. */
  ratio: Record<string, number>;
}

/** A figure with its ratios. */
export function figure(
  name: string,
  value: number,
  unit: string,
  versus: Record<string, number> = {},
): Figure {
  const ratio = Object.fromEntries(
    Object.entries(versus).map(([limit, other]) => [limit, rounded(value / other)]),
  );
  const limits = Object.entries(versus).map(([limit, other]) => [limit, rounded(other)]);
  return { name, value: rounded(value), unit, versus: Object.fromEntries(limits), ratio };
}

/** The value that `share` (0 to 1) of the values do not exceed: the nearest rank, never a mean. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * ordered.length));
  const value = ordered[rank - 1];
  if (value === undefined) throw new RangeError('no values, no percentile');
  return value;
}

/** The figures as a table, one line each and one more for each limit. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.flatMap(({ name, value, unit, versus, ratio }) => [
    [name, shown(value), unit, ''],
    ...Object.entries(versus).map(([limit, other]) => [
      `  ${limit}`,
      shown(other),
      unit,
      `× ${ratio[limit]}`,
    ]),
  ]);
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map(([name = '', value = '', unit = '', ratio = '']) =>
      [
        name.padEnd(widths[0] ?? 0),
        value.padStart(widths[1] ?? 0),
        unit.padEnd(widths[2] ?? 0),
        ratio,
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three significant digits: more would claim what a shared machine cannot repeat. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function shown(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
