/** A certificate for 127.0.0.1, made on the spot (X.509 in DER): no program has to be installed. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A self-signed certificate and its key, as PEM; it holds for two days. */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaSha256 = seq(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const name = seq(der(0x31, seq(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from('127.0.0.1')))));
  const day = 86_400_000;
  const validity = seq(time(Date.now() - day), time(Date.now() + day));
  const address = seq(der(0x87, Buffer.from([127, 0, 0, 1])));
  const alternativeName = seq(oid(0x55, 0x1d, 0x11), der(0x04, address));
  const isAuthority = seq(oid(0x55, 0x1d, 0x13), der(0x04, seq(der(0x01, Buffer.from([0xff])))));
  const body = seq(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, seq(alternativeName, isAuthority)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]));
  const text = seq(body, ecdsaSha256, signature).toString('base64');
  const [begin, end] = ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----\n'];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: [begin, text.replaceAll(/.{64}/g, '$&\n'), end].join('\n'),
  };
}

/** One value in DER: its tag, its length, its content. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function seq(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(...octets: number[]): Buffer {
  return der(0x06, Buffer.from(octets));
}

/** GeneralizedTime, which holds beyond 2049. */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return der(0x18, Buffer.from(digits));
}
