/** The desk's figures for a graph, and who may read them. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { openLateness } from '../../src/app/lateness.ts';
import { tick } from '../../src/app/tick.ts';
import { beat } from '../../src/store/watch.ts';
import { castings } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { notified } from '../support/told.ts';

const lateness = openLateness();
const desk = await openTestDesk({ lateness });

/** Asks as a program does that may choose every header, the host's name included. */
function ask(headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${desk.at.url}/metrics`, { headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end();
  });
}

test('lateness, backlog, deliveries, passes and entries, as they are', async () => {
  await notified(desk);
  desk.clock.advance({ hours: 4, seconds: 20 });
  const before = await ask({});
  assert.equal(before.status, 200);
  assert.match(before.text, /^thongsuot_deadlines_backlog 1$/m);
  assert.doesNotMatch(before.text, /engine_passes/, 'no engine has run');

  lateness.add((await tick(desk.desk)).latesMs);
  await beat(desk.store, 'engine');
  const { text } = await ask({});
  assert.match(text, /^thongsuot_deadlines_backlog 0$/m);
  assert.match(text, /^thongsuot_deadline_lateness_seconds_bucket\{le="5"\} 0$/m);
  assert.match(text, /^thongsuot_deadline_lateness_seconds_bucket\{le="30"\} 3$/m);
  assert.match(text, /^thongsuot_deadline_lateness_seconds_sum 60$/m);
  assert.match(text, /^thongsuot_deliveries_day\{channel="phone",status="queued"\} 1$/m);
  assert.match(text, /^thongsuot_engine_passes_total 1$/m);
  assert.match(text, /^thongsuot_events_appended_total \d+$/m);
});

test('open to this machine alone; from elsewhere with headquarters’ token', async () => {
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const forwarded = { 'x-forwarded-for': '203.0.113.9' };
  assert.equal((await ask(forwarded)).status, 401);
  assert.equal((await ask({ host: 'desk.example.vn' })).status, 401);
  const helpdesk = bearer(castings.helpdesk.secret);
  assert.equal((await ask({ ...forwarded, ...helpdesk })).status, 403);
  const headquarters = bearer(castings.headquarters.secret);
  assert.equal((await ask({ ...forwarded, ...headquarters })).status, 200);
});
