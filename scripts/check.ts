/**
 * `npm run check`: everything that can be told without running the desk. One line per check; what a
 * check has to say is shown when it fails. All of them run, also after the first that fails.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/** What is checked, and the program that does it. */
const checks: Record<string, [program: string, ...args: string[]]> = {
  'types of the server': ['tsc'],
  'types of the web page': ['tsc', '-p', 'src/web'],
  'types of the service worker': ['tsc', '-p', 'src/web/worker'],
  'types of the browser tests': ['tsc', '-p', 'test/e2e'],
  'rules of the language': ['oxlint', '--quiet'],
  format: ['oxfmt', '--check'],
  'dead code': ['knip', '--no-progress'],
  'rules of the house': ['node', '--test', '--test-reporter=dot', 'test/tidy.test.ts'],
};

let failed = false;
for (const [name, command] of Object.entries(checks)) {
  const begun = performance.now();
  const { code, said } = await run(command);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? '✔' : '✖'} ${name} ${seconds} s\n`);
  if (code === 0) continue;
  failed = true;
  process.stdout.write(`${said}\n`);
}
process.exitCode = failed ? 1 : 0;

/** Runs a program of ours and keeps what it says. One that cannot be run has failed. */
async function run([program, ...args]: string[]): Promise<{ code: number; said: string }> {
  const file = path.join(root, 'node_modules', '.bin', program ?? '');
  if (!fs.existsSync(file)) return { code: 1, said: `${file} is not installed` };
  return await new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part) => (said += String(part)));
    child.stderr.on('data', (part) => (said += String(part)));
    child.once('close', (code) => {
      resolve({ code: code ?? 1, said });
    });
  });
}
