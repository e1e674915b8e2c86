/** Turns what Zod found wrong with a file into flaws, with words that its author can act on. */
import type { z } from 'zod';
import type { Flaw, Words } from '../domain/agreement.ts';

type Issue = z.core.$ZodIssue;
type Path = Flaw['path'];

/** A flaw of shape; `atKey` where the key itself is wrong, not what stands behind it. */
export type ShapeFlaw = Flaw & { atKey?: true };

/**
 * One flaw for each issue, and for each unknown key with the key that was probably meant: one that
 * is missing beside it, or one of `optionalKeys`. Needs issues made with `reportInput`.
 */
export function schemaFlaws(
  issues: readonly Issue[],
  optionalKeys: readonly string[],
): ShapeFlaw[] {
  const missing = issues.filter(isMissing).map((issue) => pathOf(issue));
  const meant = new Set<string>();
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const path = pathOf(issue);
    const beside = missing.filter((at) => JSON.stringify(at.slice(0, -1)) === JSON.stringify(path));
    return issue.keys.map((key) => {
      const required = nearest(
        key,
        beside.map((at) => String(at.at(-1))),
      );
      if (required) meant.add(JSON.stringify([...path, required]));
      return unknownKey([...path, key], key, required ?? nearest(key, optionalKeys));
    });
  });
  const others = issues
    // A misspelt key is told once: not also as the absence of the right one.
    .filter((issue) => !(isMissing(issue) && meant.has(JSON.stringify(pathOf(issue)))))
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .map((issue) => ({ path: pathOf(issue), ...wordsFor(issue) }));
  return [...unknown, ...others];
}

function pathOf(issue: Issue): Path {
  return issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
}

/** Absent, or left empty behind its colon. */
function isMissing(issue: Issue): boolean {
  const absent = issue.input === undefined || issue.input === null;
  return absent && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function unknownKey(path: Path, key: string, meant: string | undefined): ShapeFlaw {
  const vi = meant ? `; có phải là "${meant}"?` : '';
  const en = meant ? `; did you mean "${meant}"?` : '';
  return {
    path,
    atKey: true,
    vi: `không có mục "${key}"${vi}`,
    en: `there is no key "${key}"${en}`,
  };
}

function wordsFor(issue: Issue): Words {
  if (isMissing(issue)) return { vi: 'thiếu mục này', en: 'this is missing' };
  switch (issue.code) {
    case 'custom':
      return { vi: String(issue.params?.['vi']), en: String(issue.params?.['en']) };
    case 'invalid_type':
      return typeWords(issue.expected, issue.input);
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return { vi: `phải là một trong: ${values}`, en: `must be one of: ${values}` };
    }
    case 'too_small':
      return issue.origin === 'string'
        ? { vi: 'không được để trống', en: 'must not be empty' }
        : { vi: `phải từ ${issue.minimum} trở lên`, en: `must be ${issue.minimum} or more` };
    case 'too_big':
      return {
        vi: `quá dài hoặc quá lớn: nhiều nhất ${issue.maximum}`,
        en: `too long or too large: at most ${issue.maximum}`,
      };
    default:
      return { vi: `không đọc được (${issue.message})`, en: `cannot be read (${issue.message})` };
  }
}

const typeNames: Readonly<Record<string, Words>> = {
  string: { vi: 'chữ', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'một nhóm mục', en: 'a group of keys' },
};

function typeWords(expected: string, input: unknown): Words {
  // YAML reads 01 and +8424… as numbers: the commonest slip in a file of codes and telephones.
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) {
    return {
      vi: 'phải là chữ: hãy đặt trong dấu ngoặc kép',
      en: 'must be text: put it in double quotes',
    };
  }
  const name = typeNames[expected] ?? { vi: expected, en: expected };
  return { vi: `phải là ${name.vi}`, en: `must be ${name.en}` };
}

/** The candidate that at most two strokes separate from what was written; fewest strokes first. */
function nearest(written: string, candidates: readonly string[]): string | undefined {
  const strokesMax = written.length <= 4 ? 1 : 2;
  return candidates
    .map((key) => ({ key, strokes: strokesBetween(written, key) }))
    .filter(({ strokes }) => strokes <= strokesMax)
    .toSorted((a, b) => a.strokes - b.strokes)[0]?.key;
}

/** Levenshtein's distance, ignoring case. */
function strokesBetween(a: string, b: string): number {
  const target = b.toLowerCase();
  let row = Array.from({ length: target.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a.toLowerCase()).entries()) {
    const next = [i + 1];
    for (let j = 0; j < target.length; j += 1) {
      const replaced = (row[j] ?? 0) + (letter === target[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
