import fs from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';
import { temporaryFolder } from './cluster.ts';

const made: string[] = [];

// Registered where the file is loaded: within a test it would end with that test.
after(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder with these files in it (path → text), removed when the test file is done. */
export function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return folder;
}
