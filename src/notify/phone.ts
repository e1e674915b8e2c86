/** Phone numbers as gateways take them. */

/** The digits of an E.164 number ("+84 000 000 001": "84000000001"); undefined: it is none. */
export function phoneDigits(address: string): string | undefined {
  return /^\+([1-9]\d{7,14})$/.exec(address.replaceAll(/[\s().-]/g, ''))?.[1];
}
