/** The link in a text message that a desk sends, as the phone of its reader shows it. */
import assert from 'node:assert/strict';
import { startOutbox } from '../../src/app/outbox.ts';
import type { Message } from '../../src/notify/messenger.ts';
import type { TestDesk } from './desk.ts';

/** Sends what waits and gives the first text: that of the account manager's phone. */
export async function firstText(
  desk: Pick<TestDesk, 'desk' | 'links' | 'at'>,
): Promise<{ text: string; url: string }> {
  const sent: Message[] = [];
  const messenger = {
    name: 'texts of this test',
    send: (message: Message) => {
      sent.push(message);
      return Promise.resolve({ kind: 'sent' as const, answer: 'OK' });
    },
    close: () => Promise.resolve(),
  };
  const errors: unknown[] = [];
  const outbox = await startOutbox({
    desk: desk.desk,
    links: desk.links,
    messengers: { text: messenger },
    lang: 'vi',
    deskUrl: desk.at.url,
    provinceName: () => 'Lai Châu',
    onError: (error) => errors.push(error),
  });
  await outbox.run();
  await outbox.stop();
  assert.deepEqual(errors, []);
  const text = sent[0]?.short ?? assert.fail('no text was sent');
  return { text, url: /https?:\/\/\S+/.exec(text)?.[0] ?? assert.fail(text) };
}
