/** The built page as it crosses a bad line: how much, how compressed, how long it is kept. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { reportScripts } from '../../bench/script-size.ts';
import { openTestDesk } from '../support/desk.ts';

const desk = await openTestDesk({ page: true });
const built = join(import.meta.dirname, '..', '..', 'dist', 'web');

/** Gzip bytes that somebody who reports must wait for, at most. */
const budget = 145_000;

/** Asks as a browser does, and leaves the body as it came. */
async function ask(path: string): Promise<{ headers: IncomingHttpHeaders; bytes: number }> {
  return await new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    get(`${desk.at.url}${path}`, { headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('end', () => resolve({ headers: answer.headers, bytes }));
    }).on('error', reject);
  });
}

test('a report needs less script than a bad line carries in good time', () => {
  const sizes = reportScripts(built);
  const sum = sizes.values().reduce((total, one) => total + one, 0);
  // React alone is 60 kB: less than that would mean that nothing was followed.
  assert.ok(sum > 60_000, 'the scripts were found');
  assert.ok(sum < budget, `${sum} bytes: ${JSON.stringify([...sizes])}`);
});

test('what carries its hash in its name comes compressed and is kept for good', async () => {
  for (const name of reportScripts(built).keys()) {
    const { headers } = await ask(`/assets/${name}`);
    assert.match(String(headers['cache-control']), /immutable/, name);
  }
  const [largest] = [...reportScripts(built)].toSorted(([, a], [, b]) => b - a);
  const [name, gzipped] = largest ?? ['', 0];
  const { headers, bytes } = await ask(`/assets/${name}`);
  assert.equal(headers['content-encoding'], 'br');
  assert.ok(bytes < gzipped, 'better than gzip');
});

test('the page, its worker and its manifest are asked for anew each time', async () => {
  for (const path of ['/', '/bao-su-co', '/worker.js', '/manifest.webmanifest']) {
    const { headers } = await ask(path);
    assert.equal(headers['cache-control'], 'no-cache', path);
    assert.match(String(headers['content-security-policy']), /script-src 'self'/, path);
  }
  const { headers } = await ask('/manifest.webmanifest');
  assert.match(String(headers['content-type']), /manifest\+json|json/);
});

test('the page brings the sign-in to who has no session, the report to a reporter', async () => {
  const asked = async (path: string, cookie: string): Promise<string> => {
    const answer = await fetch(desk.at.url + path, { headers: { cookie } });
    assert.match(String(answer.headers.get('vary')), /cookie/);
    return await answer.text();
  };
  const session = 'thongsuot.session_token=some';
  for (const path of ['/', '/bao-su-co']) assert.match(await asked(path, ''), /name="password"/);
  assert.match(await asked('/bao-su-co', session), /value="intermittent"/);
  for (const path of ['/', '/su-co/1']) {
    assert.doesNotMatch(await asked(path, session), /id="first"/, path);
  }
  assert.doesNotMatch(await asked('/ma-moi', ''), /id="first"/, 'a code has a screen of its own');
});

test('what comes with the report speaks only the words that come with it', () => {
  const vi = readFileSync(join(source, 'words', 'vi.ts'), 'utf8');
  const later: string[] = /export const vi = \{([^}]+)\}/.exec(vi)?.[1]?.match(/\w+/g) ?? [];
  assert.ok(later.includes('board'), 'the words were found');
  const files = filesOfReport();
  assert.ok(files.size > 50, 'the imports were followed');
  const spoken = new RegExp(`\\bw\\.(${later.join('|')})\\b`);
  for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), spoken, file);
});

const source = join(import.meta.dirname, '..', '..', 'src', 'web');

/** The files that the entry of the page imports, all the way down; not what is fetched later. */
function filesOfReport(): Set<string> {
  const files = new Set<string>();
  const add = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, next = ''] of readFileSync(file, 'utf8').matchAll(staticImports)) {
      add(join(dirname(file), next));
    }
  };
  add(join(source, 'main.tsx'));
  return files;
}

/** `import … from './a.tsx'`; not `import type`, and not `import('./a.tsx')`. */
const staticImports = /^import (?!type)[^'"]*?from '(\.[^']+\.tsx?)'/gms;
