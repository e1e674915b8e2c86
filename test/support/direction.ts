/** Which part of the house may import which. */
import path from 'node:path';
import type { Finding, Source } from './source.ts';
import { importsOf } from './source.ts';

/**
 * Part → the parts that it may import, besides itself. Files that stand in src/ itself are the
 * composition: they import anything, and no part imports them. An inner part comes first.
 */
const mayImport: Record<string, string[]> = {
  domain: [],
  store: ['domain'],
  notify: ['domain'],
  app: ['domain', 'store', 'notify'],
  'http/contract': ['domain'],
  http: ['app', 'store', 'domain', 'http/contract'],
  intake: ['app', 'domain', 'http/contract'],
  web: ['http/contract'],
  cli: ['http/contract'],
};

/** What hashes and signs needs node:crypto; a hash of our own would be nobody's standard. */
const usesCrypto = ['record', 'merkle', 'signing'].map((name) => `src/domain/${name}.ts`);

/** Packages and Node's modules, where a part may not use just any. */
const mayUse: Record<string, (file: string, specifier: string) => boolean> = {
  domain: (file, specifier) => usesCrypto.includes(file) && specifier === 'node:crypto',
  'http/contract': (_file, specifier) => specifier === 'zod',
  web: (file, specifier) => file.endsWith('vite.config.ts') || !specifier.startsWith('node:'),
};

/** The imports of a file that go against the direction. */
export function directionFindings(source: Source): Finding[] {
  const from = partOf(source.name);
  return importsOf(source)
    .filter(({ specifier }) => !isAllowed(source.name, from, specifier))
    .map(({ line, specifier }) => ({ name: source.name, line, what: `imports ${specifier}` }));
}

function isAllowed(file: string, from: string | null, specifier: string): boolean {
  if (from === null) return true;
  if (!specifier.startsWith('.')) return mayUse[from]?.(file, specifier) ?? true;
  const to = partOf(path.posix.join(path.posix.dirname(file), specifier));
  return to !== null && (to === from || (mayImport[from]?.includes(to) ?? false));
}

/** The part that a file belongs to; null for the composition in src/ itself. */
function partOf(file: string): string | null {
  const part = Object.keys(mayImport).find((one) => file.startsWith(`src/${one}/`));
  if (part === undefined && file.split('/').length > 2) throw new Error(`${file}: no known part`);
  return part ?? null;
}
