/** Text for brand-name senders: whatever goes in, at most 160 characters of the basic alphabet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitted, shortMax, unaccented } from '../../src/domain/short.ts';

/** The characters of GSM 03.38 that count once and are also ASCII. */
const basic = /^[A-Za-z0-9 @#!"%&'()*+,\-./:;<=>?_]*$/;

test('Vietnamese loses its marks and nothing else', () => {
  assert.equal(unaccented('Mường Tè – Đắk Lắk: “đứt cáp” …'), 'Muong Te - Dak Lak: "dut cap" ...');
  assert.equal(unaccented('ĂÂĐÊÔƠƯ ăâđêôơư ạảấầẩẫậ'), 'AADEOOU aadeoou aaaaaaa');
  // The same letters, composed or not.
  assert.equal(unaccented('Tỉnh Nghệ An'.normalize('NFD')), 'Tinh Nghe An');
  assert.equal(unaccented('x\n\ty'), 'x y');
});

test('whatever goes in, what comes out is of the basic alphabet and fits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' })),
      fc.string({ unit: 'binary' }),
      (parts, name) => {
        const text = fitted((flexible) => [flexible, ...parts], name);
        assert.ok(text.length <= shortMax);
        assert.match(text, basic);
      },
    ),
  );
});

test('a long name is cut from its front, because offices differ at its end', () => {
  const rest = 'x'.repeat(130);
  const text = fitted((name) => [name, rest], 'Phòng Tài chính - Kế hoạch huyện Mường Tè');
  assert.equal(text, `Ke hoach huyen Muong Te ${rest}`.slice(-text.length));
  assert.ok(text.endsWith(`huyen Muong Te ${rest}`));
});

test('what still does not fit is left out whole, from the end: no half telephone number', () => {
  const long = 'y'.repeat(140);
  const text = fitted((name) => [name, long, 'LH 0900 000 000'], 'Huyện Mường Tè');
  assert.equal(text, `Muong Te ${long}`);
});
