import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enFirst } from './en-first.ts';
import { en } from './en.ts';
import { admin as adminEn } from './en/admin.ts';
import { setup as setupEn } from './en/setup.ts';
import { viFirst } from './vi-first.ts';
import { vi } from './vi.ts';
import { admin as adminVi } from './vi/admin.ts';
import { setup as setupVi } from './vi/setup.ts';

const many = 12_345;
const vietnamese = { ...viFirst, ...vi };
const english = { ...enFirst, ...en };

test('a number of things is written as each language separates it', () => {
  const said = (w: typeof vietnamese, admin: typeof adminVi, setup: typeof setupVi): string[] => [
    w.common.number(many),
    w.common.find.results(many),
    w.board.news(many),
    w.board.chosen.count(many),
    w.map.counts(many, many),
    w.map.well(many),
    w.outbox.live.reached(many),
    admin.units.total(many),
    admin.imports.counts(many, many),
    admin.imports.apply(many),
    setup.left.sites.has(many),
  ];
  const written = (all: string[], number: string): string[] =>
    all.filter((words) => words.replaceAll(number, '').match(/\d/) ?? !words.includes(number));
  assert.deepEqual(written(said(vietnamese, adminVi, setupVi), '12.345'), []);
  assert.deepEqual(written(said(english, adminEn, setupEn), '12,345'), []);
});
