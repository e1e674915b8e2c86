/** The virus scanner beside the desk: clamd's INSTREAM, by its socket or over TCP. */
import { connect, type Socket } from 'node:net';

/** What the scanner said; `away`: it said nothing that counts. */
export type Verdict = { is: 'clean' } | { is: 'infected'; what: string } | { is: 'away' };

/** Looks at bytes. Never throws. */
export type Scanner = (bytes: Buffer) => Promise<Verdict>;

/** clamd takes 25 MB in a few seconds; a scanner that hangs must not hold the upload for ever. */
const timeoutMs = 30_000;

/** Pieces in which the bytes go. */
const pieceBytes = 64 * 1024;

/** Makes the way to a clamd at a socket's path, or at `host:port`. */
export function clamdScanner(address: string): Scanner {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = connectTo(address);
      let said = '';
      const end = (verdict: Verdict): void => {
        socket.destroy();
        resolve(verdict);
      };
      socket.setTimeout(timeoutMs, () => end({ is: 'away' }));
      socket.on('error', () => end({ is: 'away' }));
      socket.on('data', (part: Buffer) => (said += part.toString('latin1')));
      socket.on('close', () => end(verdictOf(said)));
      socket.once('connect', () => send(socket, bytes));
    });
}

function connectTo(address: string): Socket {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  return host === undefined ? connect(address) : connect(Number(port), host);
}

/** The stream's form: its name, pieces behind their length, and a piece of no length. */
function send(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    const piece = bytes.subarray(from, from + pieceBytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    socket.write(piece);
  }
  socket.write(Buffer.alloc(4));
}

function verdictOf(said: string): Verdict {
  const words = said.replaceAll('\0', '').trim();
  if (words === 'stream: OK') return { is: 'clean' };
  const what = /^stream: (.+) FOUND$/.exec(words)?.[1];
  return what === undefined ? { is: 'away' } : { is: 'infected', what };
}
