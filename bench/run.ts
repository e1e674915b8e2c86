/**
 * `npm run bench`: every figure that we publish, each beside its limit, measured in the same run.
 */
import { parseArgs } from 'node:util';
import { tableOf, type Figure } from './figures.ts';
import { benchBurst } from './burst.ts';
import { benchCatchup } from './catchup.ts';
import { benchLateness } from './lateness.ts';
import { benchList } from './list.ts';
import { benchReport } from './report.ts';
import { benchStorm } from './storm.ts';
import { benchWeb } from './web.ts';

type Part = (say: (line: string) => void, n: number) => Promise<Figure[]>;

const parts: Record<string, Part> = {
  report: benchReport,
  list: benchList,
  storm: benchStorm,
  lateness: benchLateness,
  catchup: benchCatchup,
  burst: benchBurst,
  web: benchWeb,
};

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** How many deadlines are due at once in the storm, are armed, how many reports burst in. */
    n: { type: 'string', default: '100000' },
  },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !(name in parts));
if (unknown === undefined) await run(positionals.length > 0 ? positionals : Object.keys(parts));
else {
  process.stderr.write(`${unknown}: the parts are ${Object.keys(parts).join(', ')}\n`);
  process.exitCode = 2;
}

async function run(names: string[]): Promise<void> {
  const figures: Figure[] = [];
  for (const name of names) {
    const part = parts[name];
    if (part)
      figures.push(
        ...(await part((line) => void process.stderr.write(`${line}\n`), Number(values.n))),
      );
  }
  const lines = values.json ? figures.map((one) => JSON.stringify(one)) : [tableOf(figures)];
  process.stdout.write(`${lines.join('\n')}\n`);
}
