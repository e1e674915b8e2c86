/** Phone numbers as people and gateways write them, by the numbering plans of the world. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Where a number without a country code is dialled. */
const home = 'VN';

/** A number in E.164; undefined: it is none that a phone can have (a brand, a short code). */
export function e164(written: string): string | undefined {
  const number = parsePhoneNumberFromString(written.slice(0, 40), home);
  return number?.isValid() ? number.number : undefined;
}
