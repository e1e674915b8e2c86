/**
 * The two halves of a link that lets somebody answer, or in, without an account. The public half
 * stands in the database and in the text that the desk shows; the secret one is made from it and
 * the desk's own secret as the message leaves. Whoever reads the database, or the outbox, cannot
 * answer for the carrier, nor come in as somebody who was invited.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Digits and small letters alone: no phone takes the last one for the end of a sentence. */
const locatorLength = 10;
const secretLength = 19;
/** 96 bits: with the tries that the desk allows, nobody guesses one in the life of a link. */
const secretBytes = 12;

/** Where links lead: to the page of answers, that of a drill's test, that of who is invited. */
export const linkPaths = {
  answer: '/t/',
  drill: '/api/readiness/answers/',
  access: '/ma-moi#',
} as const;

/** What stands for the secret half wherever the text is shown or kept; of the same length. */
const mask = '*'.repeat(secretLength);
const masked = new RegExp(
  `(${Object.values(linkPaths).join('|')})([0-9a-z]{${locatorLength}})\\*{${secretLength}}`,
  'g',
);

/** The public half of a link that is only shown: no link of the desk has it. */
export const sampleLocator = 'mau0000000';

/** Makes and knows tokens; `locator` + secret half is what a link ends in. */
export interface LinkSecret {
  tokenOf: (locator: string) => string;
  /** The public half of a token that is whole and genuine; undefined otherwise. */
  locatorOf: (token: string) => string | undefined;
  /** The text as it leaves the desk, with each masked link made whole. */
  unmask: (text: string) => string;
}

/** The tokens of a desk; another secret makes every link of before void. */
export function openLinkSecret(secret: string): LinkSecret {
  const key = createHmac('sha256', secret).update('answer-links').digest();
  const tokenOf = (locator: string): string => {
    const bytes = createHmac('sha256', key).update(locator).digest().subarray(0, secretBytes);
    return locator + digits(bytes, secretLength);
  };
  return {
    tokenOf,
    locatorOf: (token) => {
      if (token.length !== locatorLength + secretLength) return undefined;
      const locator = token.slice(0, locatorLength);
      const [asked, known] = [Buffer.from(token), Buffer.from(tokenOf(locator))];
      return asked.length === known.length && timingSafeEqual(asked, known) ? locator : undefined;
    },
    unmask: (text) =>
      text.replaceAll(masked, (_all, path: string, locator: string) => path + tokenOf(locator)),
  };
}

/** A new public half: 48 bits of chance, unique by the database's own key. */
export function newLocator(): string {
  return digits(randomBytes(6), locatorLength);
}

/** A link as the desk keeps and shows it, without its secret half. */
export function maskedLink(
  deskUrl: string,
  locator: string,
  kind: keyof typeof linkPaths = 'answer',
): string {
  return deskUrl + linkPaths[kind] + locator + mask;
}

/**
 * The text in which these links alone are made whole as it leaves. A name or a cause is somebody's
 * to write: another's link in it, masked as the outbox shows it, would be sent to them whole.
 */
export function withLinks(text: string, locators: readonly string[]): string {
  return text.replaceAll(masked, (all, path: string, locator: string) =>
    locators.includes(locator) ? all : path + locator,
  );
}

function digits(bytes: Buffer, length: number): string {
  return BigInt(`0x${bytes.toString('hex')}`)
    .toString(36)
    .padStart(length, '0');
}
