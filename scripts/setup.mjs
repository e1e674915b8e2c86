/**
 * Gets a fresh checkout ready, before `npm start`, `npm test` and the other commands: installs the
 * packages, builds the web page (`web`), sees to a browser and mail servers for the tests (`test`).
 * Says one line per stage, nothing where there is nothing to do. Runs on Node 20 and later, without
 * any package.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { isInstalled, read, stampInstall, webHash } from './stamp.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(process.argv[1] ?? '.'), '..');
const pinnedNode = path.join(root, 'node_modules', '.bin', 'node');

/** A sentence for the person at the terminal; no defect of ours. */
class Refusal extends Error {}

/** @param {string[]} wants */
function setUp(wants) {
  if (!isInstalled(root) || !fs.existsSync(pinnedNode)) install();
  if (wants.includes('web')) buildWeb();
  if (wants.includes('test')) {
    ensureChromium();
    ensureMailServers();
  }
}

function install() {
  stage('Cài các gói, lần đầu mất khoảng một phút · installing packages', () => {
    run(...npm('install', '--no-save', '--include=dev', '--loglevel=error'));
    // The pinned Node comes from a package's install script, which a user's npm may have left out.
    if (!fs.existsSync(pinnedNode)) run(...npm('rebuild', '--ignore-scripts=false'));
    if (!fs.existsSync(pinnedNode)) {
      throw new Refusal(
        'npm không chạy được script cài đặt của gói "node"; hãy bật lại rồi chạy: npm ci\n' +
          'npm did not run the install script of the package "node"; allow it and run: npm ci',
      );
    }
    stampInstall(root);
  });
}

/** Built aside and put in place whole: a build that is broken off leaves the page as it was. */
function buildWeb() {
  const page = path.join(root, 'dist', 'web');
  const hash = webHash(root);
  if (read(path.join(page, '.stamp')) === hash) return;
  const fresh = `${page}.${process.pid}`;
  stage('Dựng trang web · building the web page', () => {
    try {
      const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      // The native loader leaves no file in node_modules, which may be somebody else's.
      const options = ['--outDir', fresh, '--configLoader', 'native', '--logLevel', 'warn'];
      run(pinnedNode, [vite, 'build', 'src/web', ...options]);
      fs.writeFileSync(path.join(fresh, '.stamp'), hash);
      fs.rmSync(page, { recursive: true, force: true });
      fs.renameSync(fresh, page);
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  });
}

function ensureChromium() {
  if (findChromium(process.env) !== null) return;
  const canInstall = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
  if (process.env['CHROMIUM'] || !canInstall) throw new Refusal(needChromium);
  stage('Cài Chromium cho kiểm thử · installing Chromium for the tests', () => {
    process.env['DEBIAN_FRONTEND'] = 'noninteractive';
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
    if (findChromium(process.env) === null) throw new Refusal(needChromium);
  });
}

/**
 * Debian's postfix and dovecot, which the desk writes to and reads from in a test. Where they
 * cannot be had, that test skips and says why: nothing else needs them.
 */
function ensureMailServers() {
  const isMissing = ['/usr/sbin/postfix', '/usr/sbin/dovecot'].some((file) => !fs.existsSync(file));
  const canInstall = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');
  if (!isMissing || !canInstall) return;
  try {
    stage('Cài postfix, dovecot cho kiểm thử · installing postfix, dovecot for the tests', () => {
      process.env['DEBIAN_FRONTEND'] = 'noninteractive';
      withoutServices(() => {
        // Its files alone: the test configures servers of its own, this machine gets none.
        const answer = 'postfix postfix/main_mailer_type select No configuration\n';
        run('debconf-set-selections', [], answer);
        run('apt-get', ['update', '-q']);
        run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...mailServers]);
      });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stdout.write(`${error.message}\n`);
  }
}

const mailServers = ['postfix', 'dovecot-imapd'];

/**
 * Runs an installation that starts nothing on this machine: Debian asks `policy-rc.d` whether a
 * service may be started, and 101 says no.
 * @param {() => void} work
 */
function withoutServices(work) {
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !fs.existsSync(policy);
  if (isOurs) fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    if (isOurs) fs.rmSync(policy, { force: true });
  }
}

const needChromium = `Kiểm thử cần Chromium: hãy cài (Debian: sudo apt-get install chromium),
hoặc đặt CHROMIUM=/đường/dẫn.
The tests need Chromium: install it (Debian: sudo apt-get install chromium),
or set CHROMIUM=/its/path.`;

const ownerHint = `Hãy chạy bằng chủ của thư mục dự án, hoặc đổi chủ (chown -R).
Run as the owner of the project's folder, or change its owner (chown -R).`;

/**
 * @param {string} words
 * @param {() => void} work
 */
function stage(words, work) {
  const start = Date.now();
  process.stdout.write(`${words} …`);
  try {
    work();
    process.stdout.write(` ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    process.stdout.write('\n');
    throw error;
  }
}

/**
 * Runs a program, quietly: what it said is shown when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {string} [input]
 */
function run(program, args, input) {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  const said = error === undefined ? `${stdout}${stderr}`.trim() : error.message;
  const command = `${path.basename(program)} ${args.join(' ')}`;
  const hint = /EACCES|EPERM|EROFS/.test(said) ? `\n${ownerHint}` : '';
  throw new Refusal(`${said}\n\nKhông xong · failed: ${command}${hint}`);
}

/**
 * The npm that runs us, on the Node that runs us.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
function npm(...args) {
  const cli = process.env['npm_execpath'];
  return cli === undefined ? ['npm', args] : [process.execPath, [cli, ...args]];
}

/** @param {unknown} error */
function sentenceFor(error) {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error;
  const place = `${String(error.path)} (${String(error.code)})`;
  return `Không ghi được · cannot be written: ${place}\n${ownerHint}`;
}

try {
  setUp(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 1;
}
