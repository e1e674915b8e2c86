/** Where the browser for the tests is. Runs on Node 20 and later. */
import fs from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macBrowsers = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium: CHROMIUM if that is set, else the first one on the PATH. Null where there
 * is none.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null}
 */
export function findChromium(env) {
  if (env['CHROMIUM']) return fs.existsSync(env['CHROMIUM']) ? env['CHROMIUM'] : null;
  const folders = [...(env['PATH'] ?? '').split(path.delimiter), '/usr/bin'];
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, ...macBrowsers].find((file) => fs.existsSync(file)) ?? null;
}
