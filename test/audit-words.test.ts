/** Everything that is written in the audit trail can be read there: each act has words. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { tableKinds } from '../src/http/contract/admin.ts';
import { admin as adminEn } from '../src/web/words/en/admin.ts';
import { audit as en } from '../src/web/words/en/people.ts';
import { admin as adminVi } from '../src/web/words/vi/admin.ts';
import { audit as vi } from '../src/web/words/vi/people.ts';

const src = join(import.meta.dirname, '..', 'src');

/** The acts that the desk's programs name, dotted by their kind. */
async function actsWritten(): Promise<Set<string>> {
  const acts = new Set(tableKinds.map((kind) => `import.${kind}`));
  for (const folder of ['app', 'http']) {
    for (const file of await readdir(join(src, folder), { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const text = await readFile(join(src, folder, file), 'utf8');
      if (!/writeAudit|note\(|AuditEntry/.test(text)) continue;
      const dotted = String.raw`(?:person|session|setup|delivery|message|archive|record|contact)`;
      for (const [, act = ''] of text.matchAll(/action(?::| =) '([a-z.-]+)'/g)) acts.add(act);
      for (const [, act = ''] of text.matchAll(new RegExp(`'(${dotted}\\.[a-z-]+)'`, 'g'))) {
        acts.add(act);
      }
    }
  }
  return acts;
}

test('each act of the trail has words in both languages', async () => {
  const acts = await actsWritten();
  assert.ok(acts.size > 40 && acts.has('setup.finish'), [...acts].join(' '));
  const spoken: [Record<string, string>, Record<string, string>][] = [
    [vi.actions, adminVi.history.actions],
    [en.actions, adminEn.history.actions],
  ];
  for (const [whole, verbs] of spoken) {
    // A change of the directory is named by its verb: unit.change, circuit.add.
    const silent = [...acts].filter((act) => !whole[act] && !verbs[act.split('.')[1] ?? '']);
    assert.deepEqual(silent, []);
  }
});
