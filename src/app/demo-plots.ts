/** The stories of the sample month: what happens in one incident, told in the procedure's verbs. */
import { sayings } from './demo-words.ts';
import type { Plot, Scene } from './demo-scene.ts';

/** A story that has ended, and how many of a hundred incidents go that way. */
export interface PastPlot {
  share: number;
  tell: Plot;
  /** Whether the fault is the office's own. */
  isLocal?: boolean;
}

const notified: Plot = (s) => {
  s.report('carrier');
  s.call(true);
};

const diagnosed: Plot = (s) => {
  notified(s);
  s.respond();
  s.diagnose('carrier');
};

const ended: Plot = (s) => {
  s.confirm();
  s.close();
};

/** Every story that has come to its end. */
export const pastPlots: readonly PastPlot[] = [
  {
    share: 26,
    tell: (s) => {
      diagnosed(s);
      if (s.chance.happens(0.4)) s.update();
      s.fix();
      ended(s);
    },
  },
  // The first word is cause and ETR at once.
  {
    share: 10,
    tell: (s) => {
      notified(s);
      s.diagnose('carrier', [25, 150], [1, 4]);
      s.fix();
      ended(s);
    },
  },
  {
    share: 9,
    isLocal: true,
    tell: (s) => {
      s.report('local');
      s.repairLocally();
    },
  },
  {
    share: 3,
    isLocal: true,
    tell: (s) => {
      s.report();
      if (s.chance.happens(0.4)) s.note();
      s.selfDiagnose('local');
      s.repairLocally();
    },
  },
  {
    share: 7,
    tell: (s) => {
      unanswered(s);
      s.call(true, [10, 40]);
      s.respond();
      s.diagnose('carrier');
      s.fix();
      ended(s);
    },
  },
  {
    share: 4,
    tell: (s) => {
      unanswered(s);
      s.notify(s.chance.pick(['mail', 'text']));
      s.respond();
      s.diagnose('carrier');
      s.fix();
      ended(s);
    },
  },
  // Nobody answered for longer than agreed.
  { share: 6, tell: (s) => late(s, 'first') },
  { share: 4, tell: (s) => late(s, 'last') },
  // Not fixed, once and twice.
  { share: 7, tell: (s) => notFixed(s, 1) },
  { share: 3, tell: (s) => notFixed(s, 2) },
  // Promises broken, renewed before and after their time, and kept too late.
  {
    share: 4,
    tell: (s) => {
      diagnosed(s);
      s.revise();
      s.fix();
      ended(s);
    },
  },
  {
    share: 3,
    tell: (s) => {
      diagnosed(s);
      s.revise([15, 90]);
      s.update();
      s.revise([-30, 40]);
      s.fix(s.chance.happens(0.3));
      ended(s);
    },
  },
  {
    share: 3,
    tell: (s) => {
      diagnosed(s);
      s.fix(true);
      ended(s);
    },
  },
  // Whose fault it is.
  { share: 3, tell: (s) => disputed(s, 'carrier') },
  { share: 2, tell: (s) => disputed(s, 'customer') },
  {
    share: 2,
    tell: (s) => {
      notified(s);
      s.respond();
      s.diagnose('customer');
      s.agree();
      s.repairLocally();
      s.close();
    },
  },
  {
    share: 2,
    tell: (s) => {
      diagnosed(s);
      s.claimForceMajeure();
      if (s.chance.happens(0.6)) s.acceptForceMajeure();
      else s.rejectForceMajeure();
      s.fixAfter([120, 600]);
      ended(s);
    },
  },
  {
    share: 3,
    tell: (s) => {
      s.report('carrier');
      s.withdraw();
    },
  },
  {
    share: 3,
    tell: (s) => {
      notified(s);
      s.relay();
      s.diagnose('carrier', [30, 100]);
      s.note();
      s.fix();
      if (s.chance.happens(0.5)) s.correct();
      ended(s);
    },
  },
];

function unanswered(s: Scene): void {
  s.report('carrier');
  s.call(false);
  if (s.chance.happens(0.5)) s.call(false, [8, 20]);
}

function late(s: Scene, level: 'first' | 'last'): void {
  notified(s);
  if (s.chance.happens(0.5)) s.call(false, [40, 70]);
  s.silentPast(level);
  s.respond([1, 10]);
  s.diagnose('carrier', [10, 50]);
  s.fix();
  ended(s);
}

function notFixed(s: Scene, times: number): void {
  diagnosed(s);
  s.fix();
  for (let cycle = 0; cycle < times; cycle += 1) {
    s.reject();
    s.respond([5, 40]);
    s.diagnose(undefined, [15, 80], [1, 4]);
    s.fix();
  }
  ended(s);
}

function disputed(s: Scene, settledOn: 'customer' | 'carrier'): void {
  notified(s);
  s.respond();
  s.diagnose('customer');
  s.dispute();
  s.propose(settledOn, [30, 120]);
  if (settledOn === 'carrier') {
    s.fix();
    return ended(s);
  }
  s.agree();
  s.repairLocally();
  s.close();
}

/**
 * One site of a storm: reported at once, calls that do not get through, force majeure, and a repair
 * that comes when its turn comes (`turn` counts from 0).
 */
export function stormPlot(turn: number): Plot {
  return (s) => {
    s.report('carrier', [2, 25]);
    if (s.chance.happens(0.4)) s.call(false, [2, 6]);
    s.call(true, [2, 10]);
    s.respond([5, 60]);
    s.diagnose('carrier', [20, 60], [10, 20]);
    s.claimForceMajeure(sayings.stormClaim, [5, 30]);
    // The office has other worries that night; it answers when it is open again.
    s.keepsHours = true;
    if (turn % 9 === 7) s.rejectForceMajeure([10, 200]);
    else {
      s.acceptForceMajeure([10, 200]);
      s.endForceMajeure([30, 240]);
    }
    if (s.chance.happens(0.4)) s.update([30, 90]);
    s.fixAfter([60 + turn * 70, 110 + turn * 70]);
    ended(s);
  };
}

/** How long ago the last act of an open story was. */
export type Age =
  | 'just-now'
  | 'today'
  | 'yesterday'
  | 'past-answer'
  | 'past-ladder'
  | 'past-promise';

/** A story that has not ended: told up to where it stands, and for how long it has stood there. */
export interface OpenPlot {
  tell: Plot;
  age: Age;
  isLocal?: boolean;
}

const fixed: Plot = (s) => {
  diagnosed(s);
  s.fix();
};

const toClose: Plot = (s) => {
  fixed(s);
  s.confirm();
};

const standing = {
  reported: { age: 'just-now', tell: (s) => s.report() },
  toNotify: { age: 'just-now', tell: (s) => s.report('carrier') },
  noAnswer: { age: 'just-now', tell: unanswered },
  repairing: { age: 'just-now', isLocal: true, tell: (s) => s.report('local') },
  awaiting: { age: 'today', tell: notified },
  awaitingLate: { age: 'past-answer', tell: notified },
  awaitingLast: { age: 'past-ladder', tell: notified },
  answered: {
    age: 'today',
    tell: (s) => {
      notified(s);
      s.respond([5, 25]);
    },
  },
  undiagnosed: {
    age: 'past-answer',
    tell: (s) => {
      notified(s);
      s.respond([5, 25]);
    },
  },
  toAgree: {
    age: 'just-now',
    tell: (s) => {
      notified(s);
      s.respond();
      s.diagnose('customer', [20, 60], [3, 5]);
    },
  },
  disputed: {
    age: 'just-now',
    tell: (s) => {
      notified(s);
      s.respond();
      s.diagnose('customer', [20, 60], [3, 5]);
      s.dispute();
    },
  },
  siteToRepair: {
    age: 'today',
    tell: (s) => {
      notified(s);
      s.diagnose('customer');
      s.agree();
    },
  },
  promised: { age: 'today', tell: diagnosed },
  promiseBroken: {
    age: 'past-promise',
    tell: (s) => {
      notified(s);
      s.diagnose('carrier', [20, 60], [2, 4]);
    },
  },
  claimed: {
    age: 'today',
    tell: (s) => {
      diagnosed(s);
      s.claimForceMajeure();
    },
  },
  excused: {
    age: 'today',
    tell: (s) => {
      diagnosed(s);
      s.claimForceMajeure();
      s.acceptForceMajeure();
    },
  },
  toVerify: { age: 'today', tell: fixed },
  toVerifyLong: { age: 'yesterday', tell: fixed },
  rejected: {
    age: 'today',
    tell: (s) => {
      fixed(s);
      s.reject();
    },
  },
  rejectedTwice: {
    age: 'today',
    tell: (s) => {
      fixed(s);
      s.reject();
      s.respond([5, 40]);
      s.diagnose(undefined, [15, 60], [3, 6]);
    },
  },
  toSign: { age: 'today', tell: toClose },
  toSignSite: {
    age: 'yesterday',
    tell: (s) => {
      toClose(s);
      s.sign('carrier');
    },
  },
  toSignCarrier: {
    age: 'yesterday',
    tell: (s) => {
      toClose(s);
      s.sign('customer');
    },
  },
} as const satisfies Record<string, OpenPlot>;

/** What stands open somewhere in the country just now: every state, some of it overdue. */
export const openPlots: readonly OpenPlot[] = Object.values(standing);

/** What each sample office has before it: an older incident to sign, and one to act on at once. */
export const officePlots: readonly (readonly OpenPlot[])[] = [
  [standing.toSignSite, standing.toVerify],
  [standing.toSignSite, standing.noAnswer],
];

/** What stands open in the province of a sample coordinator, besides. */
export const provincePlots: readonly OpenPlot[] = [
  standing.awaitingLate,
  standing.promised,
  standing.toAgree,
  standing.toVerifyLong,
];

/** What stands open on a circuit of the coordinator's own. */
export const ownCircuitPlot: OpenPlot = standing.awaiting;
