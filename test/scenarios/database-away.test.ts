/**
 * The database goes away and comes back: the desk says so, loses nothing, and goes on by itself.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { openTestDesk } from '../support/desk.ts';
import { layLine, type Line } from '../support/line.ts';
import { expectRefusal, problemOf } from '../support/person.ts';
import { listen } from '../support/stream.ts';
import { notified, told } from '../support/told.ts';

let line: Line | undefined;
const desk = await openTestDesk({
  by: async (url) => {
    line = await layLine(url);
    return line.url;
  },
});
// After the desk has closed: hooks run in their order.
after(() => line?.cut());
const { at, people, nobody } = desk;
const { technician, helpdesk } = people;

test('while it is away the desk says so; what was sent twice counts once', async () => {
  const incident = await notified(desk);
  const stream = await listen(at, technician);
  const { cut, mend } = line ?? assert.fail('there is no line');
  await nobody.get('/readyz');
  await cut();
  problemOf(await nobody.send('GET', '/readyz'), 'D-10');
  assert.equal((await nobody.send('GET', '/healthz')).status, 200, 'the process itself runs');
  const key = randomUUID();
  const problem = await expectRefusal('D-10', helpdesk.responds(incident, 'Đang kiểm tra', key));
  assert.equal(problem.status, 503);
  await expectRefusal('D-10', technician.sees(incident));
  await expectRefusal('D-10', technician.board());
  await expectRefusal('D-10', technician.reports());

  await mend();
  const answered = await helpdesk.responds(incident, 'Đang kiểm tra', key);
  assert.equal((await stream.next()).event, 'gap', 'pages look for themselves');
  await helpdesk.responds(incident, 'Đang kiểm tra', key);
  assert.equal(answered.version, incident.version + 1);
  await nobody.get('/readyz');
  await stream.close();
});

test('an answer lost on its way was recorded, or was not: the retry is the same', async () => {
  const incident = await notified(desk);
  const { cut, mend } = line ?? assert.fail('there is no line');
  const notes = Array.from({ length: 20 }, (_, index) => ({
    text: `ghi chú ${index}`,
    key: randomUUID(),
  }));
  const sent = notes.map(({ text, key }) => technician.notes(incident, text, key));
  // The first answer is here, the others are on their way, at the database, or not sent yet.
  await sent[0];
  await cut();
  const answers = await Promise.allSettled(sent);
  for (const [index, { status }] of answers.entries()) {
    if (status === 'rejected') await expectRefusal('D-10', sent[index] ?? assert.fail());
  }
  await mend();
  for (const { text, key } of notes) await technician.notes(incident, text, key);
  const record = await technician.record(incident);
  assert.ok(record.holds);
  assert.equal(told(record).filter((type) => type === 'noted').length, notes.length);
});
