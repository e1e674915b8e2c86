import { Readable } from 'node:stream';
import { spec } from 'node:test/reporters';
import type { TestEvent } from 'node:test/reporters';

/** As many dots as a line of a narrow terminal holds. */
const lineLength = 80;

/**
 * Reports a run: a dot for each test that passes, every failure in full, and as the last lines the
 * test runner's own summary. Failures and summary are worded by node:test's `spec` reporter.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: TestEvent[] = [];
  const summary: TestEvent[] = [];
  let column = 0;
  for await (const event of events) {
    const mark = markOf(event);
    if (event.type === 'test:fail') failures.push(event);
    if (event.type === 'test:stderr' || event.type === 'test:stdout') yield event.data.message;
    if (isSummary(event)) summary.push(event);
    if (mark === '') continue;
    column = (column + 1) % lineLength;
    yield column === 0 ? `${mark}\n` : mark;
  }
  yield '\n';
  yield* worded(failures);
  yield* worded(summary);
}

/** One letter of progress; a suite is not counted, its tests are. */
function markOf(event: TestEvent): string {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return '';
  if (event.data.details.type === 'suite') return '';
  if (event.data.skip !== undefined || event.data.todo !== undefined) return 's';
  return event.type === 'test:pass' ? '.' : 'X';
}

/** The runner's closing counts are the diagnostics that belong to no file. */
function isSummary(event: TestEvent): boolean {
  return event.type === 'test:diagnostic' && event.data.file === undefined;
}

function worded(events: TestEvent[]): AsyncIterable<string> {
  return Readable.from(events).pipe(new spec());
}
