/** Letters in a side's own words: where they stand, and that what was judged to fit does fit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleGroup, sampleIncident } from '../../src/domain/sample.ts';
import { wordingFlaws, type SideWording, type WordingKind } from '../../src/domain/wording.ts';
import { writeLetter, type Telling } from '../../src/notify/templates.ts';
import { shippedWording } from '../../src/notify/wording.ts';
import { languages, type Language } from '../../src/notify/words.ts';
import { agreement2009 } from '../domain/support.ts';

/** As the day ends: the longest lateness is not yet a day. */
const now = Date.parse('2026-12-31T16:59:30Z');
const link = `https://desk.example.vn/t/${'x'.repeat(29)}`;
const desk = { linkChars: link.length };

/** The longest case: a long code, the longest names, late by 23 hours and 59 minutes. */
function longest(kind: WordingKind, replaced: SideWording): Telling {
  const notice = kind.startsWith('group-') ? 'group-etr' : 'breached';
  const about = { clock: 'response', level: 0, isEarly: false } as const;
  const made = sampleIncident(agreement2009, about, now);
  const dueAt = now - (23 * 60 + 59) * 60_000;
  const site = kind.endsWith('-site') ? 'Phòng TC Phan Rang-Tháp Chàm' : 'Phòng TC Vũng Tàu';
  const incident = {
    ...made,
    report: { ...made.report, code: 'SC-2026-000123', site: { id: 'mau', name: site } },
    clocks: made.clocks.map((clock) => (clock.level === 0 ? { ...clock, dueAt } : clock)),
  };
  const group = { ...sampleGroup(incident, 'group-etr', now), code: 'DR-2026-000123' };
  const isSite = kind.endsWith('-site');
  const outage = { group, members: group.members.slice(0, 1), isSite };
  return {
    notice,
    clock: 'response',
    cycle: 1,
    round: 1,
    level: 0,
    incident,
    agreement: agreement2009,
    provinceName: 'Bà Rịa - Vũng Tàu',
    side: 'customer',
    replaced,
    ...(notice === 'group-etr' ? { outage } : {}),
  };
}

function letter(telling: Telling, lang: Language) {
  return writeLetter([telling], {
    name: 'Nguyễn Văn Mẫu',
    lang,
    now,
    deskUrl: 'https://desk.example.vn',
  });
}

test('what was judged to fit on a phone fits in the longest case, to the last character', () => {
  for (const lang of languages) {
    for (const kind of ['response', 'group-etr-site'] as const) {
      const shipped = shippedWording(kind, 'customer', lang);
      const wordsOf = (chars: number) => ({ ...shipped, shortAsk: 'x'.repeat(chars) });
      const fits = (chars: number) => wordingFlaws(kind, lang, wordsOf(chars), desk).length === 0;
      let most = 1;
      while (fits(most + 1)) most += 1;
      const sent = (chars: number) =>
        letter(longest(kind, { [kind]: wordsOf(chars) }), lang).short.includes('x'.repeat(chars));
      assert.deepEqual([most > 10, sent(most), sent(most + 1)], [true, true, false], kind + lang);
    }
    const outage = shippedWording('group-etr-all', 'customer', lang);
    const told = longest('group-etr-all', { 'group-etr-all': outage });
    assert.match(letter(told, lang).short, /: .*\d\d\/\d\d\.$/);
  }
});

test('a link to answer by is whole beside the longest headline that is taken', () => {
  for (const lang of languages) {
    const shipped = shippedWording('escalated', 'carrier', lang);
    const head = `${shipped.short}, `;
    const wordsOf = (chars: number) => ({
      ...shipped,
      short: head + 'x'.repeat(chars),
      shortAsk: '',
    });
    let most = 0;
    const fits = (n: number) => wordingFlaws('escalated', lang, wordsOf(n), desk).length === 0;
    while (fits(most + 1)) most += 1;
    const words = { escalated: wordsOf(most) };
    const told = { ...longest('escalated', words), notice: 'escalated', level: 10, answer: link };
    const { short } = letter(told, lang);
    assert.ok(short.includes(link) && short.includes('10'), short);
  }
});

const own: SideWording = {
  response: {
    headline: 'Nhà mạng chưa trả lời',
    ask: 'Gọi ngay tổng đài, ghi lại cuộc gọi.',
    short: 'Nha mang chua tra loi',
  },
  escalated: { headline: 'Nhà mạng chưa trả lời', ask: 'Cấp {cap} gọi lại ngay.' },
  closing: { closing: 'Phòng Điều hành, máy lẻ 1234' },
};

test('own words stand in the subject, the letter and the text; facts stay where they are', () => {
  const { subject, text, short, parts } = letter(longest('response', own), 'vi');
  const shipped = letter(longest('response', {}), 'vi');
  assert.match(subject, /^\[SC-2026-000123\] Nhà mạng chưa trả lời – quá hạn 23 giờ 59 phút – /);
  assert.match(text, /\n\nGọi ngay tổng đài, ghi lại cuộc gọi\.\n\nPhòng Điều hành, máy lẻ 1234\n/);
  assert.match(text, /không được ghi vào sự cố\.$/, 'what an answer does is told all the same');
  assert.match(short, /: Nha mang chua tra loi, qua han/);
  assert.ok(text.includes(parts[0] ?? '-'), 'the evidence has the words that were used');
  const factsOf = (one: string): string[] =>
    one.split('\n').filter((line) => /^[^:]+: /.test(line));
  assert.deepEqual(factsOf(text), factsOf(shipped.text));
});

test('in a bundle, two kinds of one headline each keep what they ask', () => {
  const clock = longest('response', own);
  const level = { ...clock, notice: 'escalated', level: 2 };
  const writing = { name: 'A', lang: 'vi', now, deskUrl: 'https://desk.example.vn' } as const;
  const { text, short } = writeLetter([clock, level, level], writing);
  assert.match(text, /Nhà mạng chưa trả lời \(1\)\n- .*\nGọi ngay tổng đài/);
  assert.match(text, /Nhà mạng chưa trả lời \(2\)\n- .*\n- .*\nCấp 2 gọi lại ngay\./);
  assert.equal(text.match(/Phòng Điều hành/g)?.length, 1);
  assert.match(short, /Nha mang chua tra loi 1; Bao cao cap 2/);
});
