import type { Words } from '../vi.ts';

export const readiness = {
  title: 'Readiness',
  lead: 'Rehearsed before it matters: if this circuit fails and nobody answers, who is told, when, and does it arrive.',
  circuit: 'Circuit',
  other: 'Choose another circuit',
  from: 'The carrier is notified at',
  now: 'Now',
  tonight: '22:00 today',
  pick: 'Another time',
  rehearsal: 'If nobody answers',
  hotline: 'The hotline is called; the deadlines begin',
  clause: (clause: string) => `clause ${clause}`,
  level: (n: number) => `Level ${n} is told`,
  reaches: {
    somebody: 'Reaches somebody',
    perhaps: 'Perhaps nobody',
    nobody: 'Nobody!',
  },
  standing: {
    ready: 'verified, works',
    'off-hours': 'outside this person’s hours',
    'never-verified': 'never verified',
    expired: 'verified too long ago',
    'on-leave': 'on leave',
    unreachable: 'no means to reach',
  },
  leave: (from: string, to: string) => `away from ${from} to ${to}`,
  verified: (at: string) => `verified ${at}`,
  drills: {
    title: 'Last drill by province',
    none: 'No province has had a drill yet.',
    answered: (answered: number, tests: number) => `${answered} of ${tests} tests answered`,
  },
  nobodyNamed: 'The agreement names nobody at this level',
  verdict: {
    good: 'Every message reaches somebody.',
    perhaps: (n: number) =>
      `${n === 1 ? '1 message reaches' : `${n} messages reach`} perhaps nobody: verify the contacts below.`,
    bad: (n: number) =>
      `${n === 1 ? '1 message reaches' : `${n} messages reach`} nobody: mend it before it matters.`,
  },
} satisfies Words['readiness'];
