/** A scanner that speaks clamd's own protocol: it reads the stream, and knows one virus. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** What every scanner takes for a virus, and is none (EICAR); in two parts for scanners here. */
export const eicar = [
  String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR`,
  'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('-');

/** Starts one; `port` is where it listens. */
export async function startClamd(): Promise<{ port: number; stop: () => void }> {
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      got = Buffer.concat([got, part]);
      const stream = streamOf(got);
      if (!stream) return;
      const found = stream.includes(eicar);
      socket.end(`stream: ${found ? 'Eicar-Test-Signature FOUND' : 'OK'}\0`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, stop: () => void server.close() };
}

/** The stream without its form, once its last piece (of no length) is here. */
function streamOf(got: Buffer): Buffer | undefined {
  const head = 'zINSTREAM\0';
  if (got.subarray(0, head.length).toString() !== head) return undefined;
  const pieces: Buffer[] = [];
  for (let at = head.length; at + 4 <= got.length;) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
