import type { Words } from '../vi.ts';
import { number } from './number.ts';

export const map = {
  title: 'Map of incidents',
  label: 'Provinces by how they stand',
  drawn: 'Drawn as',
  asMap: 'Map',
  asTiles: 'Tiles',
  toWall: 'Open the wall screen',
  toBoard: 'See on the board',
  open: 'Open',
  overdue: 'Overdue',
  next: 'Most pressing deadline',
  longest: 'Longest outage',
  since: (at: string) => `since ${at}`,
  noOutage: 'No line is down',
  counts: (open: number, overdue: number) =>
    overdue > 0 ? `${number(open)} open, ${number(overdue)} overdue` : `${number(open)} open`,
  kinds: {
    late: 'something is overdue',
    soon: 'due soon',
    open: 'being handled',
    calm: 'all lines up',
    beyond: 'not within your reach',
  },
  ranking: 'Provinces with incidents, the most pressing first',
  more: (n: number) => `and ${n} more`,
  islands: (name: string) => `${name} archipelago`,
  sites: 'Offices with incidents',
  well: (n: number) => (n === 1 ? '1 office is well' : `${number(n)} offices are well`),
  beyond: 'This province is not within your reach',
  beyondText: 'You see the provinces where your unit has circuits, or your side provides some.',
  notLive: (at: string) => `Not live since ${at}: figures may be old. Connecting again…`,
  leave: 'To the map',
  sound: 'Sound when something new is overdue',
  full: 'Full screen',
} satisfies Words['map'];
