/** A phone that has subscribed to web push: it decrypts what arrives (RFC 8188, 8291). */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';

/** The phone's side of a subscription. */
export interface Phone {
  /** The subscription, as the page would hand it to the desk. */
  subscription: (endpoint: string) => string;
  /** The payload of a request; throws where it was not encrypted for this phone. */
  decrypt: (body: Buffer) => string;
}

/** Makes keys of its own, as a browser does at each subscription. */
export function newPhone(): Phone {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const auth = randomBytes(16);
  return {
    subscription: (endpoint) => {
      const keys = { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') };
      return JSON.stringify({ endpoint, expirationTime: null, keys });
    },
    decrypt: (body) => {
      const salt = body.subarray(0, 16);
      const keyLength = body.readUInt8(20);
      const sender = body.subarray(21, 21 + keyLength);
      const record = body.subarray(21 + keyLength);
      // RFC 8291, 3.4.
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender]);
      const ikm = derive(auth, own.computeSecret(sender), info, 32);
      const key = derive(salt, ikm, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(salt, ikm, Buffer.from('Content-Encoding: nonce\0'), 12);
      const open = createDecipheriv('aes-128-gcm', key, nonce);
      open.setAuthTag(record.subarray(-16));
      const plain = Buffer.concat([open.update(record.subarray(0, -16)), open.final()]);
      // RFC 8188, 2: the last record ends with a 2 and padding.
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
    },
  };
}

function derive(salt: Buffer, ikm: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', ikm, salt, info, length));
}

/** The claims of a VAPID header (RFC 8292), once the signature holds under the key it names. */
export function vapidClaims(authorization: string): { key: string; claims: unknown } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((c) => c.toString('base64url'));
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
    format: 'jwk',
  });
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!good) throw new Error('The signature does not hold.');
  return { key, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) };
}
