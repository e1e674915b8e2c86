/** What the tour shows to whom: real screens, in the order of a day; nothing is sent by it. */
import type { Me } from '../../http/contract/directory.ts';
import type { Standing } from './kept.ts';
import type { Meant } from './target.ts';
import type { Words } from '../words/vi.ts';

export type StepName =
  | 'board'
  | 'row'
  | 'report'
  | 'glance'
  | 'act'
  | 'clocks'
  | 'ladder'
  | 'calls'
  | 'map'
  | 'what-if'
  | 'outbox'
  | 'readiness'
  | 'admin'
  | 'end';

export interface Step {
  name: StepName;
  /** Where it is shown; `incident`: on the first one of the board. */
  path: string;
  /** The accessible name of the part that is meant, or how else it is found. */
  target: (w: Words) => Meant;
}

const board: Step = { name: 'board', path: '/', target: (w) => ({ name: w.board.head.label }) };
const row: Step = { name: 'row', path: '/', target: () => ({ selector: '[data-nth="0"]' }) };
const report: Step = {
  name: 'report',
  path: '/bao-su-co',
  target: () => ({ selector: 'main h1' }),
};
const incident = '/su-co/';
const glance: Step = {
  name: 'glance',
  path: incident,
  target: (w) => ({ name: w.incident.glance.label }),
};
const act: Step = { name: 'act', path: incident, target: (w) => ({ name: w.incident.act.label }) };
const clocks: Step = {
  name: 'clocks',
  path: incident,
  target: (w) => ({ name: w.incident.clocks.title }),
};
const ladder: Step = {
  name: 'ladder',
  path: incident,
  target: (w) => ({ name: w.incident.ladder.title }),
};
const heading = { target: () => ({ selector: 'main h1' }) };
const calls: Step = { name: 'calls', path: '/goi-dien', ...heading };
const map: Step = { name: 'map', path: '/ban-do', target: (w) => ({ name: w.map.label }) };
const whatIf: Step = {
  name: 'what-if',
  path: '/quy-trinh',
  target: (w) => ({ name: w.procedure.whatIf.title }),
};
const outbox: Step = { name: 'outbox', path: '/hop-thu-di', ...heading };
const readiness: Step = { name: 'readiness', path: '/san-sang', ...heading };
const admin: Step = { name: 'admin', path: '/quan-tri', ...heading };
const end: Step = { name: 'end', path: '/huong-dan', ...heading };

const steps: Record<Me['role'], Step[]> = {
  site: [board, row, report, glance, act, clocks, ladder, end],
  coordinator: [board, row, glance, act, ladder, calls, map, end],
  headquarters: [board, map, glance, ladder, outbox, whatIf, admin, end],
  helpdesk: [board, row, glance, act, clocks, ladder, end],
  'account-manager': [board, row, glance, act, clocks, readiness, end],
  director: [board, glance, ladder, whatIf, admin, end],
};

/** Where a tour stands, as an address. */
export function pathOf({ step, incident: found }: Standing, me: Me): string {
  const path = stepsFor(me, found !== undefined)[step]?.path ?? '/';
  return path === incident ? (found ?? '/') : path;
}

/** The steps of somebody's tour. Where no incident is, the agreement is played instead. */
export function stepsFor(me: Me, hasIncident: boolean): Step[] {
  const all = steps[me.role];
  if (hasIncident) return all;
  const rest = all.filter(({ name, path }) => name !== 'row' && path !== incident);
  return rest.includes(whatIf) ? rest : [...rest.slice(0, -1), whatIf, end];
}
