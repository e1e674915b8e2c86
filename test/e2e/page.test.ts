/** The built page as it crosses a bad line: how much, how compressed, how long it is kept. */
import assert from 'node:assert/strict';
import { get, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { reportScripts } from '../../bench/script-size.ts';
import { openTestDesk } from '../support/desk.ts';

const desk = await openTestDesk({ page: true });
const built = join(import.meta.dirname, '..', '..', 'dist', 'web');

/** Gzip bytes that somebody who reports must wait for, at most. */
const budget = 160_000;

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
