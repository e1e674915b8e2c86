/**
 * The guides say what the screens say: every label in bold is a word of the screens, every picture
 * is there, every quotation stands in the paper under its clause.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { linkPageWords } from '../src/app/answer-words.ts';
import { roleParty } from '../src/domain/roles.ts';
import { terms } from '../src/domain/terms.ts';
import { enFirst } from '../src/web/words/en-first.ts';
import { en } from '../src/web/words/en.ts';
import { administering as administeringEn } from '../src/web/words/en/administering.ts';
import { help as helpEn } from '../src/web/words/en/help.ts';
import { templates as templatesEn } from '../src/web/words/en/templates.ts';
import { viFirst } from '../src/web/words/vi-first.ts';
import { vi } from '../src/web/words/vi.ts';
import { administering as administeringVi } from '../src/web/words/vi/administering.ts';
import { help as helpVi } from '../src/web/words/vi/help.ts';
import { templates as templatesVi } from '../src/web/words/vi/templates.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'guide');
const paper = parse(
  readFileSync(join(folder, '..', '..', 'agreements', 'viettel-ptc-2009.yaml'), 'utf8'),
) as { paper: { clause: string; text: Record<string, string> }[] };

/** All texts in a table of words, however deep; what needs an argument is no label. */
function textsIn(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}

const languages = {
  vi: {
    words: [viFirst, vi, helpVi, administeringVi, templatesVi, linkPageWords.vi],
    clause: /điều (\d)/g,
  },
  en: {
    words: [enFirst, en, helpEn, administeringEn, templatesEn, linkPageWords.en],
    clause: /(?:clauses? |, )(\d)/g,
  },
} as const;

interface Page {
  lang: keyof typeof languages;
  name: string;
  text: string;
}

const pages = (['vi', 'en'] as const).flatMap((lang) =>
  readdirSync(join(folder, lang)).map((name): Page => {
    return { lang, name, text: readFileSync(join(folder, lang, name), 'utf8') };
  }),
);

/** What a guide says that is not so. */
function flawsOf({ lang, text }: Page): string[] {
  const { words, clause } = languages[lang];
  const known = new Set(textsIn([...words, terms].map((table) => inLanguage(table, lang))));
  const labels = [...text.matchAll(/\*\*(.+?)\*\*/gs)].map(([, label = '']) => oneLine(label));
  const pictures = [...text.matchAll(/!\[.*?\]\((.+?)\)/g)].map(([, to = '']) => to);
  const quotes = [...text.matchAll(/^> (.+)$/gm)].map(([, quote = '']) => quote);
  const clauses = [...text.matchAll(clause)].map(([, number = '']) => number);
  const law = paper.paper.filter((one) => clauses.includes(one.clause));
  return [
    ...labels.filter((label) => !known.has(label)).map((label) => `no label “${label}”`),
    ...pictures
      .filter((to) => !isThere(normalize(join(folder, lang, to))))
      .map((to) => `no picture ${to}`),
    ...quotes
      .filter((quote) => !law.some((one) => oneLine(one.text[lang] ?? '').includes(quote)))
      .map((quote) => `the paper does not say “${quote}”`),
    ...(clauses.length === 0 ? ['no clause is named'] : []),
  ];
}

/** A text in both languages is read in one. */
function inLanguage(words: unknown, lang: string): unknown {
  if (typeof words !== 'object' || words === null) return words;
  const table = words as Record<string, unknown>;
  if (typeof table['vi'] === 'string' && typeof table['en'] === 'string') return table[lang];
  return Object.values(table).map((one) => inLanguage(one, lang));
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

function isThere(file: string): boolean {
  try {
    return readFileSync(file).length > 0;
  } catch {
    return false;
  }
}

void test('each role has its guide in both languages, and so has who administers', () => {
  const wanted = [...Object.keys(roleParty), 'administrator'].map((role) => `${role}.md`);
  for (const lang of ['vi', 'en'] as const) {
    assert.deepEqual(readdirSync(join(folder, lang)).toSorted(), wanted.toSorted());
  }
});

for (const page of pages) {
  void test(`the guide ${page.lang}/${page.name} tells what is there`, () => {
    assert.deepEqual(flawsOf(page), []);
  });
}

void test('a label, a picture, a quotation, a clause that is not there is found', () => {
  const text = '**Nút không có** ![a](../img/vi/phone/none.webp)\n> Điều không ai viết\n';
  assert.equal(flawsOf({ lang: 'vi', name: 'a.md', text }).length, 4);
});
