/** Words that a side puts in place of those that ship: what is taken, and what is refused. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { unaccented } from '../../src/domain/short.ts';
import {
  fieldsOf,
  kindsReadBy,
  levelHole,
  replacedOf,
  tidied,
  wordingFlaws,
  wordingKinds,
  wordingMax,
  type Wording,
  type WordingField,
  type WordingKind,
} from '../../src/domain/wording.ts';
import { shippedWording } from '../../src/notify/wording.ts';
import { languages } from '../../src/notify/words.ts';

/** An address of usual length makes a link of 60 characters. */
const desk = { linkChars: 60 };

const good: Wording = {
  headline: 'Báo cáo cấp {cap}: đường truyền chưa có người nhận',
  ask: 'Đề nghị ca trực gọi lại trong 15 phút.',
  short: 'Bao cao cap {cap}, chua ai nhan',
  shortAsk: 'Goi lai trong 15 phut.',
};

/** What is refused of a text, in Vietnamese: "field: what is wrong". */
function refused(change: Wording, kind: WordingKind = 'escalated', links = desk): string[] {
  const words = tidied(kind, { ...good, ...change });
  return wordingFlaws(kind, 'vi', words, links).map(({ field, words: { vi, en } }) => {
    for (const told of [vi, en]) assert.ok(told.what !== '' && told.todo !== '', field);
    return `${field}: ${vi.what}`;
  });
}

test('all words that ship may stand where they stand, in both languages, for either side', () => {
  for (const party of ['customer', 'carrier'] as const) {
    for (const kind of kindsReadBy(party)) {
      for (const lang of languages) {
        const words = shippedWording(kind, party, lang);
        assert.deepEqual(Object.keys(words), fieldsOf(kind), kind);
        assert.deepEqual(wordingFlaws(kind, lang, words, desk), [], `${kind} ${party} ${lang}`);
        assert.deepEqual(replacedOf(words, tidied(kind, words)), {}, kind);
      }
    }
  }
});

test('a side words what its own people are told, and nothing else', () => {
  const [customer, carrier] = [kindsReadBy('customer'), kindsReadBy('carrier')];
  assert.deepEqual(customer, wordingKinds);
  assert.ok(carrier.includes('escalated') && carrier.includes('group-ended-all'));
  assert.ok(carrier.includes('closing'));
  for (const kind of ['verification', 'escalation-offered', 'group-fixed-site'] as const) {
    assert.ok(!carrier.includes(kind), kind);
  }
});

test('good words are taken, and what is left as it ships is not kept', () => {
  assert.deepEqual(refused({}), []);
  assert.deepEqual(refused({ shortAsk: '' }), [], 'a phone need not be asked for anything');
  assert.deepEqual(refused({ headline: 'Cấp {level}: xin xem' }), [], 'either name of the hole');
  assert.deepEqual(refused({ closing: '' }, 'closing'), []);
  const shipped = shippedWording('escalated', 'carrier', 'vi');
  const wanted = tidied('escalated', { ...shipped, ask: '  Xin gọi lại.  ' });
  assert.deepEqual(replacedOf(shipped, wanted), { ask: 'Xin gọi lại.' });
  assert.deepEqual(replacedOf(shipped, { ...shipped, shortAsk: '' }), { shortAsk: '' });
  assert.deepEqual(tidied('closing', { ...good, closing: ' Phòng Điều hành ' }), {
    closing: 'Phòng Điều hành',
  });
});

test('an empty text is refused, a blank one too', () => {
  for (const field of ['headline', 'ask', 'short'] as const) {
    assert.deepEqual(refused({ [field]: '' }), [`${field}: Còn trống.`]);
    assert.deepEqual(refused({ [field]: ' \t ' }), [`${field}: Còn trống.`]);
  }
});

test('a text that is too long is refused, and says how long it may be', () => {
  for (const [field, max] of Object.entries(wordingMax) as [WordingField, number][]) {
    const kind = field === 'closing' ? 'closing' : 'response';
    const words = { ...good, headline: 'Quá hạn', short: 'Qua han' };
    const text = 'a'.repeat(max + 1);
    const flaws = wordingFlaws(kind, 'vi', { ...words, [field]: text }, desk);
    assert.equal(flaws[0]?.words.vi.what, `Dài hơn ${max} ký tự.`, field);
  }
  assert.deepEqual(refused({ ask: 'a'.repeat(wordingMax.ask) }), []);
});

test('a level stands where it is to be read, and no other hole is known', () => {
  const lost = 'Không còn nói cấp nào.';
  assert.deepEqual(refused({ headline: 'Chưa phản hồi' }), [`headline: ${lost}`]);
  assert.deepEqual(refused({ short: 'Chua phan hoi' }), [`short: ${lost}`]);
  for (const hole of ['{site}', '{CAP}', '{}', '{cap', '}', '{{cap}}']) {
    const text = `Báo cáo {cap} ${hole}`;
    assert.match(refused({ headline: text }).join(), /^headline: Không có chỗ điền/, hole);
  }
  // A clock is of no level: there is nothing to fill in.
  const clock = { headline: 'Quá hạn cấp {cap}', short: 'Qua han' };
  assert.deepEqual(refused(clock, 'response'), [
    `headline: Không có chỗ điền ${levelHole.vi} trong tin này.`,
  ]);
});

test('what cannot be seen is refused: control, direction, line breaks, half a sign', () => {
  const signs = ['\u0000', '\u001B', '\n', '\r\n', '\t', '\u202E', '\u2066', '\u200F', '\u200B'];
  for (const sign of [...signs, '\u2028', '\uD800']) {
    for (const field of ['headline', 'ask', 'short', 'shortAsk'] as const) {
      const text = `${good[field]}`.replace(' ', sign);
      const [flaw = '', ...more] = refused({ [field]: text });
      assert.deepEqual([flaw.split(',')[0], more], [`${field}: Có ký tự không nhìn thấy`, []]);
    }
  }
});

test('nobody is sent another’s link whole: what stands for its secret half is refused', () => {
  for (const star of ['*', '＊', '﹡']) {
    const closing = `https://desk.example.vn/t/mau0000000${star.repeat(19)}`;
    assert.match(refused({ closing }, 'closing').join(), /^closing: Chuỗi dấu \*/);
    assert.match(refused({ ask: closing }).join(), /^ask: Chuỗi dấu \*/);
  }
  assert.deepEqual(refused({ closing: '* Bấm số 2 * hoặc 3' }, 'closing'), []);
});

test('a phone gets all that is said, whatever the site is called', () => {
  assert.match(refused({ short: 'Báo cáo cấp {cap} ☎' }).join(), /^short: .*“☎”/);
  // 37 characters of headline leave no room for the lateness beside a link of 60.
  const head = 'Bao cao cap {cap}, chua phan hoi, goi ngay';
  assert.match(refused({ short: head, shortAsk: '' }).join(), /^short: Tin nhắn không còn vừa 160/);
  assert.deepEqual(refused({ short: head, shortAsk: '' }, 'escalated', { linkChars: 40 }), []);
  const long = { headline: 'Quá hạn', short: 'Qua han phan hoi cua nha cung cap' };
  assert.deepEqual(refused({ ...long, shortAsk: 'Goi so truc ngay.' }, 'response'), []);
  const asked = 'Goi so truc ngay, roi ghi lai cuoc goi vao su co.';
  assert.match(refused({ ...long, shortAsk: asked }, 'response').join(), /: thừa \d+\.$/);
});

test('the longest names that the frames speak of are the longest that there are', async () => {
  const folder = new URL('../../data/', import.meta.url);
  const read = async (file: string): Promise<string[][]> =>
    (await readFile(new URL(file, folder), 'utf8')).split('\n').map((line) => line.split(','));
  const provinces = (await read('provinces.csv')).slice(1).map(([, name = '']) => unaccented(name));
  const longest = Math.max(...provinces.map((name) => name.length));
  assert.equal(longest, 'Ba Ria - Vung Tau'.length);
  const names = (await read('districts.csv'))
    .slice(1)
    .flatMap((cells) =>
      cells
        .filter((cell) => /^(?:Huyện|Quận|Thành phố|Thị xã) /.test(cell))
        .map((cell) => unaccented(cell).split(' ').slice(-2).join(' ')),
    );
  assert.ok(names.length > 600, `${names.length}`);
  assert.equal(Math.max(...names.map((name) => name.length)), 'Rang-Thap Cham'.length);
});
