/** Somebody at a browser: keeps its cookies, signs in, reads codes from an authenticator app. */
import { createHmac } from 'node:crypto';
import { Person, type Answer, type Place } from './person.ts';

export class Visitor {
  private readonly at: Place;
  private readonly jar = new Map<string, string>();

  constructor(at: Place) {
    this.at = at;
  }

  /** Sends as a page does that is used by hand, unless it says that it asks by itself. */
  async send(method: string, path: string, body?: unknown, byItself = false): Promise<Answer> {
    const headers = byItself ? {} : { 'x-by-hand': '1' };
    const answer = await this.person().send(method, path, {
      headers,
      ...(body === undefined ? {} : { body }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(cookie)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return answer;
  }

  /** This visitor as a person of the trade's verbs. */
  person(): Person {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Person(this.at, { cookie });
  }

  signIn(email: string, password: string, shared = false): Promise<Answer> {
    return this.send('POST', '/api/auth/sign-in/email', { email, password, shared });
  }
}

/** The six digits that an app shows for an `otpauth:` address: RFC 6238, of now or of steps off. */
export function appCode(uri: string, step = 0): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const digest = createHmac('sha1', base32(secret)).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text.replaceAll('=', '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
