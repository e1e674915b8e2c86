/** The command line: reads the words, calls the verb, prints what it says. Thin on purpose. */
import { parseArgs } from 'node:util';
import { help } from './help.ts';

/** What the command line can do; composed in verbs.ts. Each gives the process's exit code. */
export interface Verbs {
  serve: () => Promise<number>;
  demo: (options: { incidents: number; seed: number }) => Promise<number>;
  checkAgreement: (file: string) => Promise<number>;
  showAgreement: (file: string, lang: Lang) => Promise<number>;
  /** Verifies what is kept, or a file, with published keys where they are given. */
  verify: (file: string | undefined, options: VerifyOptions) => Promise<number>;
  rotateKey: (isLost: boolean) => Promise<number>;
  /** Lists what is over its term. */
  retention: () => Promise<number>;
  /** Removes one such record, leaving a tombstone. */
  removeRecord: (asked: { code: string; reason: string }) => Promise<number>;
  /** Writes the archive of a unit and a year. */
  exportYear: (asked: YearAsked) => Promise<number>;
  rebuild: () => Promise<number>;
  /** Prints the set-up's one-time code anew. */
  printSetup: () => Promise<number>;
  addAccount: (account: NewAccount) => Promise<number>;
  rehearse: (asked: { site: string; at: string | undefined; lang: Lang }) => Promise<number>;
  watch: (once: boolean) => Promise<number>;
  createToken: (token: { email: string; name: string; days: number }) => Promise<number>;
}

/** `extract`: the folder that the attachments are taken out into. */
export interface VerifyOptions {
  keys?: string | undefined;
  extract?: string | undefined;
}

/** Which archive, and where it is written. */
export interface YearAsked {
  unit: string;
  year: number;
  out: string;
  isMasked: boolean;
}

/** Whom the command line invites: by a code that it prints, or by mail. */
export interface NewAccount {
  email: string;
  name: string;
  role: string;
  unit: string;
  mail: boolean;
}

type Lang = 'vi' | 'en';

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  lang: { type: 'string', default: 'vi' },
  incidents: { type: 'string', default: '400' },
  seed: { type: 'string', default: '2009' },
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  unit: { type: 'string' },
  site: { type: 'string' },
  at: { type: 'string' },
  keys: { type: 'string' },
  extract: { type: 'string' },
  year: { type: 'string' },
  out: { type: 'string' },
  code: { type: 'string' },
  reason: { type: 'string' },
  masked: { type: 'boolean', default: false },
  lost: { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  mail: { type: 'boolean', default: false },
  days: { type: 'string', default: '90' },
} as const;

/** Runs one command line. Exit codes: 0 done, 1 found or failed, 2 not understood. */
export async function run(
  argv: string[],
  verbs: Verbs,
  print: { out: (line: string) => void; err: (line: string) => void },
): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    print.err(error instanceof Error ? error.message : String(error));
    print.err(help);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    print.out(help);
    return 0;
  }
  const lang: Lang = values.lang === 'en' ? 'en' : 'vi';
  const file = positionals[2];
  const named = (key: Named): string => {
    const value = values[key];
    if (value === undefined) throw new RangeError(`--${key} is needed.`);
    return value;
  };
  const calls: Record<string, () => Promise<number>> = {
    serve: verbs.serve,
    demo: () =>
      verbs.demo({ incidents: whole(values.incidents, 5_000), seed: whole(values.seed, 2 ** 31) }),
    verify: () => verbs.verify(undefined, {}),
    rebuild: verbs.rebuild,
    ...keepingCalls(verbs, named, values.masked),
    'key rotate': () => verbs.rotateKey(values.lost),
    watch: () => verbs.watch(values.once),
    rehearse: () => verbs.rehearse({ site: named('site'), at: values.at, lang }),
    setup: verbs.printSetup,
    ...accountCalls(verbs, named, values),
  };
  const [word, exported] = positionals;
  if (word === 'verify' && exported !== undefined && file === undefined) {
    return verbs.verify(exported, { keys: values.keys, extract: values.extract });
  }
  if (file !== undefined) {
    calls['agreement check'] = () => verbs.checkAgreement(file);
    calls['agreement show'] = () => verbs.showAgreement(file, lang);
  }
  const call = calls[positionals.slice(0, 2).join(' ')] ?? calls[positionals.join(' ')];
  if (!call) {
    print.err(help);
    return 2;
  }
  return call();
}

type Named = 'email' | 'name' | 'role' | 'unit' | 'site' | 'year' | 'out' | 'code' | 'reason';

function keepingCalls(
  verbs: Verbs,
  named: (key: Named) => string,
  isMasked: boolean,
): Record<string, () => Promise<number>> {
  return {
    export: () =>
      verbs.exportYear({
        unit: named('unit'),
        year: whole(named('year'), 9_999),
        out: named('out'),
        isMasked,
      }),
    retention: verbs.retention,
    'retention remove': () => verbs.removeRecord({ code: named('code'), reason: named('reason') }),
  };
}

function accountCalls(
  verbs: Verbs,
  named: (key: Named) => string,
  { days, mail }: { days: string; mail: boolean },
): Record<string, () => Promise<number>> {
  return {
    'account add': () =>
      verbs.addAccount({
        email: named('email'),
        name: named('name'),
        role: named('role'),
        unit: named('unit'),
        mail,
      }),
    'token create': () =>
      verbs.createToken({
        email: named('email'),
        name: named('name'),
        days: whole(days, 366),
      }),
  };
}

function whole(text: string, max: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > max) {
    throw new RangeError(`"${text}" is not a whole number from 1 to ${max}.`);
  }
  return number;
}
