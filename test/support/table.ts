/** Tables that a test is read from: a head, then a name and a word for each column. */

/** The rows of a table by their names; bars between columns are for the eye. */
export function parsed(text: string): Map<string, string[]> {
  const lines = text.trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [rule = '', ...statuses] = line.replaceAll('|', ' ').trim().split(/ +/);
      return [rule, statuses];
    }),
  );
}
