/** What `agreement show` prints can be laid beside the paper. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeAgreement } from '../src/app/agreement-words.ts';
import { steps } from '../src/domain/procedure.ts';
import { terms } from '../src/domain/terms.ts';
import { provinces, read, shipped } from './support/agreements.ts';

const names = new Map(provinces.map((row) => [row['code'] ?? '', row['name'] ?? '']));
const viettel = read(shipped.viettel).agreement;
const example = read(shipped.example).agreement;

for (const lang of ['vi', 'en'] as const) {
  test(`${lang}: every clause, state, level, contact and hotline is told`, () => {
    for (const agreement of [viettel, example]) {
      const text = describeAgreement(agreement, lang, names).join('\n');
      for (const { clause, title } of agreement.paper) {
        assert.ok(text.includes(`  ${clause}. ${title[lang]}\n`));
      }
      for (const step of steps) assert.ok(text.includes(terms.state[step.state][lang]));
      for (const contact of agreement.contacts) {
        assert.ok(text.includes(`${contact.name}, ${contact.title[lang]}`));
        assert.ok(text.includes(contact.phone ?? '?'));
      }
      for (const { province, e164 } of agreement.hotlines) {
        assert.match(text, new RegExp(`  ${province} ${names.get(province)} .*\\${e164}\n`));
      }
      assert.doesNotMatch(text, /undefined|null|\[object|NaN/);
    }
  });

  test(`${lang}: the diagram is Mermaid text with each step once, in this language`, () => {
    const lines = describeAgreement(viettel, lang, names);
    const diagram = lines.slice(lines.indexOf('```mermaid') + 1, lines.lastIndexOf('```'));
    assert.equal(diagram[0], 'stateDiagram-v2');
    for (const step of steps) {
      const label = `  ${step.state.replaceAll('-', '_')}: `;
      const told = diagram.filter((line) => line.startsWith(label));
      assert.equal(told.length, 1);
      assert.ok(told[0]?.includes(terms.state[step.state][lang]));
    }
  });
}

test('the hours of the paper are told in words', () => {
  const vi = describeAgreement(viettel, 'vi').join('\n');
  assert.match(vi, /Phản hồi \(điều 3\): 4 giờ kể từ T0/);
  assert.match(vi, /Cấp 2 \(điều 3\): 6 giờ kể từ T0/);
  assert.match(vi, /liên tục, 24 × 7/);
  assert.match(vi, /không có hạn; im lặng không bao giờ đóng sự cố/);
  const en = describeAgreement(viettel, 'en').join('\n');
  assert.match(en, /Response \(clause 3\): 4 hours from T0 .*the first word/);
  assert.match(en, /Level 1 \(clause 3\): 4 hours from T0/);
});

test('business hours, a click, a clock that restarts and calls that count are told', () => {
  const en = describeAgreement(example, 'en').join('\n');
  assert.match(en, /Monday, .*Friday; 08:00–11:30, 13:30–17:30 \(UTC\+07:00\); except public/);
  assert.match(en, /Response .*2 hours of business time .*starts it again/);
  assert.match(en, /7 hours 30 minutes of business time from the carrier's report/);
  assert.match(en, /waits for a person's click/);
  assert.match(en, /number 3 counts as notice/);
});
