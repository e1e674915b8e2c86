import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateNames, steps } from '../../../http/contract/procedure.ts';
import { arrows, boxes, boxOf, size } from './diagram-layout.ts';

/** The points of a path of M, H, V and q. */
function ends(path: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, letter, rest] of path.matchAll(/([MHVq])([^MHVq]+)/g)) {
    const n = (rest ?? '').trim().split(/\s+/).map(Number);
    if (letter === 'M') [x, y] = [n[0] ?? 0, n[1] ?? 0];
    if (letter === 'H') x = n[0] ?? 0;
    if (letter === 'V') y = n[0] ?? 0;
    if (letter === 'q') [x, y] = [x + (n[2] ?? 0), y + (n[3] ?? 0)];
    points.push([x, y]);
  }
  return points;
}

const touches = ([px, py]: [number, number], state: (typeof stateNames)[number]): boolean => {
  const { x, y, w, h } = boxOf(state);
  return px >= x && px <= x + w && py >= y && py <= y + h;
};

test('every state has a box within the drawing, and no two overlap', () => {
  assert.deepEqual(
    boxes.map(({ state }) => state),
    stateNames,
  );
  for (const [place, a] of boxes.entries()) {
    assert.ok(a.x >= 0 && a.x + a.w <= size.width && a.y >= 0 && a.y + a.h <= size.height);
    for (const b of boxes.slice(place + 1)) {
      const apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
      assert.ok(apart, `${a.state} and ${b.state} overlap`);
    }
  }
});

test('every exit of the procedure is one arrow, from its step to where it leads', () => {
  const drawn = arrows.map(({ from, exit, to }) => `${from} ${exit} ${to}`);
  const agreed = steps.flatMap(({ state, exits }) =>
    Object.entries(exits).map(([exit, to]) => `${state} ${exit} ${to}`),
  );
  assert.deepEqual(drawn, agreed);
  for (const { path, from, to } of arrows) {
    const points = ends(path);
    const [first, last] = [points[0], points.at(-1)];
    assert.ok(
      first && last && touches(first, from) && touches(last, to),
      `${from} → ${to}: ${path}`,
    );
  }
});

test('no arrow runs through a box that it does not join', () => {
  for (const { path, from, to } of arrows) {
    const points = ends(path);
    for (const [place, a] of points.slice(0, -1).entries()) {
      const b = points[place + 1] ?? a;
      for (let part = 0.05; part < 1; part += 0.05) {
        const point: [number, number] = [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
        const hit = stateNames.find((s) => s !== from && s !== to && touches(point, s));
        assert.equal(hit, undefined, `${from} → ${to} runs through ${String(hit)}`);
      }
    }
  }
});
