/** The sealed record: its canonical text against RFC 8785, its chain against every forger. */
import assert from 'node:assert/strict';
import test from 'node:test';
import oracle from 'canonicalize';
import fc from 'fast-check';
import { canonical, genesis, seal, sha256, verifyChain } from '../../src/domain/record.ts';
import type { ChainFlaw, Sealed } from '../../src/domain/record.ts';
import { agreement2009, helpdesk, inRestoration, technician } from './support.ts';

/** Characters that JSON escapes, or that sort and encode differently in UTF-8, UTF-16 and ASCII. */
const someCharacter = fc.constantFrom(
  ...'aZ09_ "\\/\n\r\t\b\f\0\u001f\u007f\u2028ếđĐ\ufb33\uffff😂𐀀',
);
const someText = fc.string({ unit: someCharacter });

/** Values of the kind that events hold, and worse: any key, any text, any whole number. */
const { value: someValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    someText,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(someText, tie('value'), { maxKeys: 5 }),
  ),
}));

test('canonical text is that of RFC 8785, byte for byte', () => {
  fc.assert(fc.property(someValue, (value) => assert.equal(canonical(value), oracle(value))));
});

test('canonical text is one whatever the order of the members, and reads back the same', () => {
  assert.equal(canonical({ b: 1, a: { d: 2, c: 3 } }), '{"a":{"c":3,"d":2},"b":1}');
  assert.equal(canonical({ a: undefined, b: [] }), '{"b":[]}', 'what is not there is not said');
  // By UTF-16 code units, as the RFC has it: a pair of surrogates sorts before U+FB33.
  assert.equal(canonical({ '\ufb33': 1, '😂': 2 }), '{"😂":2,"\ufb33":1}');
  assert.equal(canonical({ vi: 'Đường truyền\n"đứt"' }), '{"vi":"Đường truyền\\n\\"đứt\\""}');
  assert.equal(canonical(-0), '0');
  fc.assert(
    fc.property(someValue, (value) => {
      const text = canonical(value);
      assert.equal(canonical(JSON.parse(text)), text);
    }),
  );
});

test('what cannot be sealed is not recorded: it throws, and leaves nothing out in silence', () => {
  const holed = [1, 2, 3];
  delete holed[1];
  const numbers = [1.5, NaN, Infinity, 2 ** 53, 1n];
  const halves = ['half \ud800 a pair', { 'half \udc00': 1 }];
  const nothings = [undefined, [undefined], holed, Symbol('x'), (): void => undefined];
  const kinds = [new Date(0), new Map([['a', 1]]), new Set([1]), /x/, new (class Thing {})()];
  for (const value of [...numbers, ...halves, ...nothings, ...kinds, { deep: [new Date(0)] }]) {
    assert.throws(() => canonical(value), Error, typeof value);
  }
  assert.equal(canonical(Object.create(null)), '{}', 'an object without a prototype is plain');
});

/** A record of a real incident, sealed entry by entry. */
function sealed(): Sealed[] {
  const story = inRestoration(agreement2009).fixed('11:00').confirmed('11:10');
  const { events } = story.signed('11:20', technician).signed('11:30', helpdesk);
  const chain: Sealed[] = [];
  for (const event of events) chain.push(seal(event, chain.at(-1)?.hash ?? genesis));
  return chain;
}

const chain = sealed();
const entry = (seq: number): Sealed => chain[seq - 1] ?? assert.fail(`no entry ${seq}`);
const flawsAt = (flaws: ChainFlaw[], seq: number): string[] =>
  flaws.filter((flaw) => flaw.seq === seq).map((flaw) => flaw.what);

test('an honest record holds; it begins at genesis; each entry names the one before', () => {
  assert.equal(chain.length, 13);
  assert.deepEqual(verifyChain(chain), []);
  assert.deepEqual(verifyChain([]), []);
  assert.equal(JSON.parse(entry(1).body).prev, genesis);
  assert.match(genesis, /^0{64}$/);
  for (const [index, { body, hash }] of chain.entries()) {
    assert.equal(hash, sha256(body));
    assert.equal(body, canonical(JSON.parse(body)), 'what is kept is what was hashed');
    assert.equal(JSON.parse(body).prev, index === 0 ? genesis : entry(index).hash);
  }
});

test('the hash is SHA-256 of the UTF-8 bytes, in hexadecimal', () => {
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(
    sha256('Thông Suốt'),
    '6db79aba88e9483aaff5b1c8e67903c7fdba218bba422892e92747f521d7b495',
  );
});

test('any changed byte of any entry is found, and the entry is named', () => {
  const somewhere = fc.nat({ max: chain.length - 1 });
  fc.assert(
    fc.property(somewhere, fc.nat(), fc.integer({ min: 1, max: 255 }), (index, place, flip) => {
      const { body, hash } = entry(index + 1);
      const bytes = Buffer.from(body, 'utf8');
      const at = place % bytes.length;
      bytes.writeUInt8(bytes.readUInt8(at) ^ flip, at);
      const forged = chain.with(index, { body: bytes.toString('latin1'), hash });
      assert.ok(flawsAt(verifyChain(forged), index + 1).includes('body-changed'));
    }),
  );
});

test('a changed hash is found at its entry, and at the one that names it', () => {
  for (let seq = 1; seq <= chain.length; seq += 1) {
    const hash = entry(seq).hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    const flaws = verifyChain(chain.with(seq - 1, { ...entry(seq), hash }));
    assert.deepEqual(flawsAt(flaws, seq), ['body-changed']);
    if (seq < chain.length) assert.deepEqual(flawsAt(flaws, seq + 1), ['chain-broken']);
  }
});

test('an entry rewritten together with its hash is found at the next one', () => {
  for (let seq = 1; seq < chain.length; seq += 1) {
    const said = JSON.parse(entry(seq).body) as object & { prev: string };
    const forged = chain.with(seq - 1, seal({ ...said, command: 'another' }, said.prev));
    assert.deepEqual(verifyChain(forged), [{ seq: seq + 1, what: 'chain-broken' }]);
  }
});

test('dropped, doubled, swapped, put in: found at the first entry that is out of its place', () => {
  for (let seq = 1; seq < chain.length; seq += 1) {
    const dropped = chain.toSpliced(seq - 1, 1);
    assert.deepEqual(verifyChain(dropped)[0], { seq, what: 'out-of-order' });
    const doubled = chain.toSpliced(seq, 0, entry(seq));
    assert.deepEqual(verifyChain(doubled)[0], { seq: seq + 1, what: 'out-of-order' });
    const swapped = chain.toSpliced(seq - 1, 2, entry(seq + 1), entry(seq));
    assert.deepEqual(verifyChain(swapped)[0], { seq, what: 'out-of-order' });
    const forged = seal({ ...JSON.parse(entry(seq).body), seq: seq + 1 }, entry(seq).hash);
    assert.deepEqual(verifyChain(chain.toSpliced(seq, 0, forged))[0], {
      seq: seq + 2,
      what: 'out-of-order',
    });
  }
});

test('cut in the middle and joined, with the numbers put right: the chain is broken there', () => {
  for (let seq = 2; seq < chain.length; seq += 1) {
    const tail = chain.slice(seq).map(({ body }, index) => {
      const said = JSON.parse(body) as object & { prev: string };
      return seal({ ...said, seq: seq + index }, said.prev);
    });
    const flaws = verifyChain([...chain.slice(0, seq - 1), ...tail]);
    assert.deepEqual(flaws[0], { seq, what: 'chain-broken' });
  }
});

test('a record that does not begin at its beginning is found', () => {
  const first = seal({ ...JSON.parse(entry(1).body) }, 'f'.repeat(64));
  assert.deepEqual(verifyChain([first]), [{ seq: 1, what: 'chain-broken' }]);
  assert.equal(verifyChain(chain.slice(1))[0]?.what, 'out-of-order');
});

test('what is no JSON, or no entry, is named too', () => {
  const unreadable = { body: '{"seq":', hash: sha256('{"seq":') };
  assert.deepEqual(verifyChain([unreadable]), [{ seq: 1, what: 'unreadable' }]);
  for (const body of ['null', '7', '"text"']) {
    assert.deepEqual(verifyChain([{ body, hash: sha256(body) }]), [{ seq: 1, what: 'unreadable' }]);
  }
  assert.deepEqual(verifyChain([{ body: '[]', hash: sha256('[]') }]), [
    { seq: 1, what: 'out-of-order' },
  ]);
});
