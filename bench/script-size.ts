/** How much script the browser must have before a screen can be used: the built page, followed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * The bytes (gzip) of every script that `/bao-su-co` cannot do without, by file: the page's entry,
 * which the report's screen comes with, and whatever it imports, read from the built files.
 */
export function reportScripts(folder: string): Map<string, number> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const entry = /<script type="module"[^>]* src="\/assets\/([^"]+)"/.exec(html)?.[1];
  if (entry === undefined) throw new Error('the page names no script');
  const sizes = new Map<string, number>();
  const add = (name: string): void => {
    if (sizes.has(name)) return;
    const code = readFileSync(join(folder, 'assets', name));
    sizes.set(name, gzipSync(code).length);
    for (const [, next = ''] of code.toString().matchAll(staticImport)) add(next);
  };
  add(entry);
  return sizes;
}

/** `import{a}from"./b.js"` and `import"./b.js"`; not `import("./b.js")`, which may come later. */
const staticImport = /(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g;
