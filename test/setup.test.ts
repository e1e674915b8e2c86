import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { findChromium } from '../scripts/chromium.mjs';
import { isInstalled, stampInstall, webHash } from '../scripts/stamp.mjs';
import { folderWith } from './support/files.ts';

const lock = lockOf({ 'node_modules/pg': '8.1.0', 'node_modules/pg-other-machine': '1.0.0' });

test('nothing installed: an install is due', () => {
  assert.equal(isInstalled(folderWith({ 'package-lock.json': lock })), false);
});

test('installed by us: good until the lock changes by a byte', () => {
  const root = folderWith({ 'package-lock.json': lock, 'node_modules/pg/index.js': '' });
  stampInstall(root);
  assert.equal(isInstalled(root), true);
  fs.appendFileSync(path.join(root, 'package-lock.json'), '\n');
  assert.equal(isInstalled(root), false);
});

test('installed by hand: good when npm’s own list agrees with the lock, and then stamped', () => {
  const root = folderWith({
    'package-lock.json': lock,
    'node_modules/.package-lock.json': lockOf({ 'node_modules/pg': '8.1.0' }),
  });
  assert.equal(isInstalled(root), true, 'an optional package for another machine may be missing');
  fs.rmSync(path.join(root, 'node_modules/.package-lock.json'));
  assert.equal(isInstalled(root), true, 'the stamp alone is enough');
});

test('installed by hand, but another version, or one missing: an install is due', () => {
  for (const installed of [{ 'node_modules/pg': '8.0.9' }, {}]) {
    const root = folderWith({
      'package-lock.json': lock,
      'node_modules/.package-lock.json': lockOf(installed),
    });
    assert.equal(isInstalled(root), false, JSON.stringify(installed));
  }
});

test('the web page is stale when a source changes, appears, moves or goes', () => {
  const root = folderWith({ 'src/web/a.ts': 'a', 'src/domain/b.ts': 'b', 'src/app/c.ts': 'c' });
  const at = (name: string) => path.join(root, name);
  const seen = new Set([webHash(root)]);
  const changes = [
    () => fs.writeFileSync(at('src/web/a.ts'), 'A'),
    () => fs.writeFileSync(at('src/domain/new.ts'), ''),
    () => fs.renameSync(at('src/domain/new.ts'), at('src/domain/moved.ts')),
    () => fs.rmSync(at('src/domain/b.ts')),
    () => fs.writeFileSync(at('package-lock.json'), lock),
  ];
  for (const change of changes) {
    change();
    assert.ok(!seen.has(webHash(root)), String(change));
    seen.add(webHash(root));
  }
  fs.utimesSync(at('src/web/a.ts'), 0, 0);
  fs.writeFileSync(at('src/app/c.ts'), 'the server alone');
  assert.ok(seen.has(webHash(root)));
});

test('a Chromium: the one that CHROMIUM names and no other, else the first on the PATH', () => {
  const root = folderWith({ 'a/chromium': '', 'b/google-chrome': '', mine: '' });
  const [a, b] = [path.join(root, 'a'), path.join(root, 'b')];
  const PATH = [b, a].join(path.delimiter);
  assert.equal(findChromium({ PATH }), path.join(b, 'google-chrome'));
  assert.equal(findChromium({ PATH, CHROMIUM: path.join(root, 'mine') }), path.join(root, 'mine'));
  assert.equal(findChromium({ PATH, CHROMIUM: path.join(root, 'nowhere') }), null);
});

function lockOf(versions: Record<string, string>): string {
  const packages = Object.entries(versions).map(([place, version]) => {
    const optional = place.endsWith('other-machine');
    return [place, { version, integrity: `sha512-${place}-${version}`, optional }];
  });
  return JSON.stringify({ packages: { '': { name: 'x' }, ...Object.fromEntries(packages) } });
}
