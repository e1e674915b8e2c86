/**
 * Where the state diagram's boxes stand and how its arrows run: down the middle the way of the
 * paper, beside it the two ways out. Drawn from the procedure's own table; sizes in pixels.
 */
import { steps, type Exit, type StateName } from '../../../http/contract/procedure.ts';

/** The column and the rows of a state. A new state does not compile until it has its place. */
const places: Record<StateName, { column: Column; from: number; to: number }> = {
  'self-diagnosis': { column: 'main', from: 0, to: 0 },
  notifying: { column: 'main', from: 1, to: 1 },
  'joint-diagnosis': { column: 'main', from: 2, to: 2 },
  restoration: { column: 'main', from: 3, to: 3 },
  verification: { column: 'main', from: 4, to: 4 },
  closing: { column: 'main', from: 5, to: 5 },
  closed: { column: 'main', from: 6, to: 6 },
  'local-repair': { column: 'right', from: 0, to: 3 },
  withdrawn: { column: 'left', from: 0, to: 1 },
};

type Column = 'left' | 'main' | 'right';

const columns = { left: { x: 1, w: 112 }, main: { x: 236, w: 216 }, right: { x: 664, w: 155 } };
const rowPitch = 88;
const boxHeight = 52;
const top = 48;
/** How far apart two arrows run that join the same boxes in opposite ways. */
const twinGap = 10;

export const size = { width: 820, height: top + 6 * rowPitch + boxHeight + 8 };

export interface Box {
  state: StateName;
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Arrow {
  from: StateName;
  to: StateName;
  exit: Exit;
  /** An SVG path. */
  path: string;
  label: { x: number; y: number; anchor: 'start' | 'middle' | 'end' };
}

/** The box of a state. */
export function boxOf(state: StateName): Box {
  const { column, from, to } = places[state];
  const y = top + from * rowPitch;
  return { state, ...columns[column], y, h: (to - from) * rowPitch + boxHeight };
}

/** Clause 3 has no state: its clocks run beside these rows. */
export function clockBand(): { x: number; y: number; w: number; h: number } {
  const [first, last] = [boxOf('joint-diagnosis'), boxOf('verification')];
  const x = 94;
  return {
    x,
    y: first.y - 22,
    w: first.x + first.w + 12 - x,
    h: last.y + last.h + 12 - first.y + 22,
  };
}

export const boxes: Box[] = steps.map(({ state }) => boxOf(state));

/** Every exit of the table as an arrow. */
export const arrows: Arrow[] = steps.flatMap((step) =>
  Object.entries(step.exits).map(([exit, to]) => ({
    from: step.state,
    to: to as StateName,
    exit: exit as Exit,
    ...route(step.state, to as StateName),
  })),
);

function route(from: StateName, to: StateName): Pick<Arrow, 'path' | 'label'> {
  const [a, b] = [places[from], places[to]];
  if (a.column === 'main' && b.column === 'main') {
    return b.from > a.from ? down(boxOf(from), boxOf(to)) : back(boxOf(from), boxOf(to));
  }
  if (a.column !== 'main' && b.column !== 'main') return over(boxOf(from), boxOf(to));
  const [main, side] = a.column === 'main' ? [a, b] : [b, a];
  if (main.from >= side.from && main.from <= side.to) return across(from, to);
  return around(boxOf(from), boxOf(to), main.from - side.to);
}

/** To the next step. */
function down(from: Box, to: Box): Pick<Arrow, 'path' | 'label'> {
  const x = from.x + from.w / 2;
  const [y1, y2] = [from.y + from.h, to.y];
  return {
    path: `M${x} ${y1}V${y2}`,
    label: { x: x + 9, y: (y1 + y2) / 2 + 4, anchor: 'start' },
  };
}

/** Back to an earlier step, on the left. */
function back(from: Box, to: Box): Pick<Arrow, 'path' | 'label'> {
  const x = from.x - 34;
  const [y1, y2] = [from.y + from.h / 2, to.y + to.h / 2];
  return {
    path: `M${from.x} ${y1}H${x + 8}q-8 0 -8 -8V${y2 + 8}q0 -8 8 -8H${to.x}`,
    label: { x: x - 7, y: (y1 + y2) / 2 + 4, anchor: 'end' },
  };
}

/** Sideways, at the height of the box in the middle; twins keep apart. */
function across(from: StateName, to: StateName): Pick<Arrow, 'path' | 'label'> {
  const [a, b] = [boxOf(from), boxOf(to)];
  const outward = places[from].column === 'main';
  const middle = outward ? a : b;
  const shift = isTwin(from, to) ? (outward ? -twinGap : twinGap) : 0;
  const y = middle.y + middle.h / 2 + shift;
  const [x1, x2] = b.x > a.x ? [a.x + a.w, b.x] : [a.x, b.x + b.w];
  const below = shift > 0;
  return {
    path: `M${x1} ${y}H${x2}`,
    label: { x: (x1 + x2) / 2, y: below ? y + 16 : y - 6, anchor: 'middle' },
  };
}

function isTwin(from: StateName, to: StateName): boolean {
  const ways: readonly string[] = Object.values(steps.find((s) => s.state === to)?.exits ?? {});
  return ways.includes(from);
}

/** From the foot of a side box down to a later step; the farther it goes, the farther out. */
function around(from: Box, to: Box, rows: number): Pick<Arrow, 'path' | 'label'> {
  const x = from.x + 28 + rows * 22;
  const y = to.y + to.h / 2;
  const end = to.x + to.w;
  return {
    path: `M${x} ${from.y + from.h}V${y - 8}q0 8 -8 8H${end}`,
    label: { x: (end + from.x) / 2, y: y - 6, anchor: 'middle' },
  };
}

/** From one side to the other, over the top. */
function over(from: Box, to: Box): Pick<Arrow, 'path' | 'label'> {
  const [x1, x2] = [from.x + from.w / 2, to.x + to.w / 2];
  const y = top - 26;
  return {
    path: `M${x1} ${from.y}V${y + 8}q0 -8 -8 -8H${x2 + 8}q-8 0 -8 8V${to.y}`,
    label: { x: (x1 + x2) / 2, y: y - 6, anchor: 'middle' },
  };
}
