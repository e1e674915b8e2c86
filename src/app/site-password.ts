/** The password by which a site is known in a text message: made by the desk, kept as a hash. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** Without what a tired eye mixes up (0 and o, 1 and l): 31 signs, eight of them are 39 bits. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789'.replace('i', '');
const length = 8;
const keyLength = 32;

/** Makes a password that can be typed on any phone. */
export function newPassword(): string {
  return Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
}

/** What is kept of a password: `scrypt$salt$key`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(comparable(password), salt, keyLength);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether a password is the one that was hashed. Without a hash it costs as much, and is not. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, salt = '', key = ''] = (hash ?? '').split('$');
  const wanted = Buffer.from(key, 'base64url');
  const got = await derive(comparable(password), Buffer.from(salt, 'base64url'), keyLength);
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}

/** A phone begins a text with a capital. */
function comparable(password: string): string {
  return password.toLowerCase();
}
