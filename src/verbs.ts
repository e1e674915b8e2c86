/** What each word of the command line does, composed from the parts. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { composeAccountVerbs } from './account-verbs.ts';
import { describeAgreement } from './app/agreement-words.ts';
import { flawLine, readAgreement, type AgreementReading } from './app/agreements.ts';
import { rebuildAll } from './app/chain.ts';
import { composeRecordVerbs } from './record-verbs.ts';
import { progress, withStore } from './with-store.ts';
import { openDesk } from './app/handle.ts';
import { rehearsalLines } from './app/rehearse-words.ts';
import { rehearseOn } from './app/rehearse.ts';
import { readFacts, readProvinceNames, readSamplePeople } from './app/shipped.ts';
import type { Verbs } from './cli/run.ts';
import type { Config } from './config.ts';
import { sha256 } from './domain/record.ts';
import { newSecret } from './http/routes/account.ts';
import { samplePassword, start, untilStopped } from './serve.ts';
import type { Store } from './store/connect.ts';
import { circuitsOfSite } from './store/directory.ts';
import { findPersonByEmail } from './store/people.ts';
import { addToken } from './store/tokens.ts';
import { watch } from './watch.ts';

/** The verbs of a desk in `root`, as `config` has it; `say` prints a line. */
export function composeVerbs(config: Config, root: string, say: (line: string) => void): Verbs {
  return {
    serve: () => serve(config, root, say),
    demo: async (options) => {
      const { fillWithDemo } = await import('./app/demo.ts');
      return withStore(config, async (store) => {
        const count = await fillWithDemo(store, { ...options, onProgress: progress(say) });
        say(`${count} sự cố mẫu đã được thêm / sample incidents added.`);
        return 0;
      });
    },
    checkAgreement: async (file) => {
      const reading = await read(file, root);
      if ('flaws' in reading) return tellFlaws(file, reading, say);
      say(`${file}: đúng / holds (${reading.sha256})`);
      return 0;
    },
    showAgreement: async (file, lang) => {
      const reading = await read(file, root);
      if ('flaws' in reading) return tellFlaws(file, reading, say);
      const names = await readProvinceNames(root);
      for (const line of describeAgreement(reading.agreement, lang, names)) say(line);
      return 0;
    },
    ...composeRecordVerbs(config, say),
    ...composeAccountVerbs(config, say),
    rebuild: () =>
      withStore(config, async (store) => {
        const { count, changed } = await rebuildAll(store, progress(say));
        say(`${count} hồ sơ, ${changed} dòng đã sửa / records, ${changed} rows put right.`);
        return 0;
      }),
    rehearse: (asked) => withStore(config, (store) => rehearseSite(store, asked, say)),
    watch: async (once) => {
      const ender = new AbortController();
      if (!once) void untilStopped().then(() => ender.abort());
      return watch(config, { once, say, signal: ender.signal });
    },
    createToken: (token) => withStore(config, (store) => createToken(store, token, say)),
  };
}

async function serve(config: Config, root: string, say: (line: string) => void): Promise<number> {
  const desk = await start(config, root, say);
  say(`\nThông Suốt: ${desk.url}   (API: ${desk.url}/api/docs)`);
  if (config.sample) {
    say(`\nTài khoản mẫu, mật khẩu chung / sample accounts, one password: ${samplePassword}`);
    const people = await readSamplePeople(root);
    for (const { email, role } of people) say(`  ${email.padEnd(40)} ${role}`);
    say('\nThêm một tháng sự cố mẫu / add a month of incidents: npx thongsuot demo');
  }
  say('Ctrl-C để dừng / to stop.');
  await untilStopped();
  say('\nĐang dừng / stopping …');
  await desk.stop();
  return 0;
}

async function createToken(
  store: Store,
  { email, name, days }: Parameters<Verbs['createToken']>[0],
  say: (line: string) => void,
): Promise<number> {
  const person = await findPersonByEmail(store, email);
  if (!person) throw new RangeError(`${email}: không có người này / nobody of that address.`);
  const secret = newSecret();
  const secretSha256 = sha256(secret);
  await addToken(store, {
    id: randomUUID(),
    person: person.person,
    name,
    days,
    secretSha256,
  });
  say(secret);
  return 0;
}

async function rehearseSite(
  store: Store,
  { site, at, lang }: Parameters<Verbs['rehearse']>[0],
  say: (line: string) => void,
): Promise<number> {
  const from = at === undefined ? undefined : Date.parse(at);
  if (Number.isNaN(from)) throw new RangeError(`--at ${at}: 2026-11-23T09:00:00+07:00`);
  const circuits = await circuitsOfSite(store, site);
  if (circuits.length === 0) {
    throw new RangeError(`${site}: không có kênh nào / no circuit at this site.`);
  }
  const desk = openDesk(store);
  let isSafe = true;
  for (const circuit of circuits) {
    const rehearsed = await rehearseOn(desk, circuit, from);
    if (!rehearsed) continue;
    for (const line of rehearsalLines(rehearsed, lang)) say(line);
    isSafe &&= rehearsed.steps.every((step) => step.reaches !== 'nobody');
  }
  return isSafe ? 0 : 1;
}

async function read(file: string, root: string): Promise<AgreementReading> {
  return readAgreement(await readFile(file, 'utf8'), await readFacts(root));
}

function tellFlaws(
  file: string,
  { flaws }: Extract<AgreementReading, { flaws: unknown }>,
  say: (line: string) => void,
): number {
  for (const flaw of flaws) {
    say(flawLine(file, flaw, 'vi'));
    say(flawLine(file, flaw, 'en'));
  }
  return 1;
}
