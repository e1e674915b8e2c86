/**
 * A client of bare HTTP/1.1: one connection kept open, one request at a time. What a client costs
 * is taken from the server on the same machine, and from the times that it measures.
 */
import { once } from 'node:events';
import net from 'node:net';

export interface Client {
  /** Sends a whole request and gives the whole answer, its bytes read as Latin-1. */
  ask: (request: string) => Promise<string>;
  close: () => void;
}

/** Connects to a port of this machine. */
export async function openClient(port: number): Promise<Client> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('latin1');
  let unread = '';
  let asked: { resolve: (answer: string) => void; reject: (error: Error) => void } | undefined;
  socket.on('data', (chunk: string) => {
    unread += chunk;
    if (!isComplete(unread)) return;
    asked?.resolve(unread);
    unread = '';
  });
  socket.on('error', (error) => asked?.reject(error));
  socket.on('close', () => asked?.reject(new Error('the desk closed the connection')));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        asked = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.end(),
  };
}

/** The text of a request; a body is sent as JSON. */
export function requestText(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): string {
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body ?? ''].join('\r\n');
}

/** Whether all of an answer is there. Read as Latin-1, a character is a byte. */
function isComplete(text: string): boolean {
  const bodyAt = text.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return false;
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  if (length === undefined) throw new Error(`an answer without its length: ${text.slice(0, 400)}`);
  return text.length >= bodyAt + Number(length);
}
