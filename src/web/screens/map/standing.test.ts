import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WallProvince } from '../../../http/contract/board.ts';
import { places, grid } from './places.ts';
import { byPressure, kindOf } from './standing.ts';

const minute = 60_000;
const province = (name: string, dueIn?: number, open = 1): WallProvince => ({
  code: '12',
  name,
  open,
  overdue: dueIn !== undefined && dueIn < 0 ? 1 : 0,
  byState: {},
  ...(dueIn === undefined
    ? {}
    : {
        worst: {
          id: 'a',
          code: 'SC-2026-000001',
          siteName: 'a',
          clock: 'response',
          dueAt: new Date(dueIn).toISOString(),
        },
      }),
});

test('exactly at its deadline a province is not late; half an hour before, it is soon', () => {
  assert.equal(kindOf(province('a', 0), 0), 'soon');
  assert.equal(kindOf(province('a', 0), 1), 'late');
  assert.equal(kindOf(province('a', 30 * minute), 0), 'open');
  assert.equal(kindOf(province('a', 30 * minute - 1), 0), 'soon');
  assert.equal(kindOf(province('a'), 0), 'open');
  assert.equal(kindOf(province('a', undefined, 0), 0), 'calm');
  assert.equal(kindOf(undefined, 0), 'beyond');
});

test('the most pressing come first, then names as Vietnamese sorts them; no calm ones', () => {
  const names = ['Đà Nẵng', 'Điện Biên', 'Đắk Lắk', 'Cà Mau', 'An Giang'];
  const sorted = byPressure([
    ...names.map((name) => province(name)),
    province('Yên Bái', 5),
    province('Hà Nội', 9, 0),
  ]);
  assert.deepEqual(
    sorted.map(({ name }) => name),
    ['Yên Bái', 'An Giang', 'Cà Mau', 'Đà Nẵng', 'Đắk Lắk', 'Điện Biên'],
  );
});

test('63 provinces, each on a tile of its own, within the grid', () => {
  const tiles = Object.values(places).map(({ tile }) => tile.join());
  assert.equal(new Set(tiles).size, 63);
  for (const { tile } of Object.values(places)) {
    assert.ok(tile[0] <= grid.columns && tile[1] <= grid.rows);
  }
});
