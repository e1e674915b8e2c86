import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { procedureDocument, refusalsDocument } from '../scripts/docs.ts';
import { refusalCodes } from '../src/domain/refusals.ts';

const docs = join(import.meta.dirname, '..', 'docs');

void test('the document of the procedure says what the code does (npm run docs)', async () => {
  const text = await readFile(join(docs, 'procedure-2009.md'), 'utf8');
  assert.equal(text, procedureDocument(text));
});

void test('every refusal is documented, and no document names one that is gone', async () => {
  const text = await readFile(join(docs, 'refusals.md'), 'utf8');
  assert.equal(text, refusalsDocument());
  const named = new Set(
    [...text.matchAll(/^\| `([A-Z]-[\d.]+)`/gm)].map((match) => match[1] ?? ''),
  );
  assert.deepEqual([...named], refusalCodes);
  const procedure = await readFile(join(docs, 'procedure-2009.md'), 'utf8');
  for (const [, code] of procedure.matchAll(/\b([PD]-\d+\.\d+)\b/g)) {
    assert.ok(named.has(code ?? ''), `${code} is in the procedure's document, not in the code`);
  }
});
