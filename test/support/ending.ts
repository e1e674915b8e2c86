/**
 * What is ended after a file's last test: the last opened first, and all of it, also where one
 * ending fails. Of hooks of its own node:test runs none after one that failed: a browser, a server
 * would then keep the file alive until it is given up.
 */
import { after } from 'node:test';

const endings: (() => unknown)[] = [];

// Registered where the file is loaded: within a test it would end with that test.
after(async () => {
  const failures: unknown[] = [];
  for (const end of endings.toReversed()) {
    try {
      await end();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, 'more than one ending failed');
});

/** Ends something after the file's last test, before whatever was opened earlier. */
export function atEnd(end: () => unknown): void {
  endings.push(end);
}
