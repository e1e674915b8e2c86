/** Listening to the desk's live stream, event by event. */
import type { LiveEvent } from '../../src/http/contract/directory.ts';
import type { Person, Place } from './person.ts';

/** One message of the stream. */
interface Message {
  event: string;
  data: LiveEvent;
}

export interface Stream {
  headers: Headers;
  /** The next message, as soon as it is there. */
  next: () => Promise<Message>;
  close: () => Promise<void>;
}

/** Opens the stream for a person; it is open when the desk has bidden welcome. */
export async function listen({ url }: Place, person: Person): Promise<Stream> {
  const ender = new AbortController();
  const { signal } = ender;
  const response = await fetch(`${url}/api/live`, { headers: person.credentials(), signal });
  if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const block = async (): Promise<string> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const whole = text.slice(0, end);
        text = text.slice(end + 2);
        return whole;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream has ended');
      text += value;
    }
  };
  await block();
  return {
    headers: response.headers,
    next: async () => {
      let said = await block();
      while (said.startsWith(':')) said = await block();
      const { event = '', data = '{}' } = Object.fromEntries(
        said.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)),
      ) as Record<string, string>;
      return { event, data: JSON.parse(data) as LiveEvent };
    },
    close: async () => {
      ender.abort();
      await reader.cancel().catch(() => undefined);
    },
  };
}
