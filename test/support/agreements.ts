/** The shipped agreements and the facts they are read against, for the tests. */
import { readFileSync } from 'node:fs';
import { type AgreementFacts, flawLine, readAgreement } from '../../src/app/agreements.ts';
import { readHolidays, readTable } from '../../src/app/facts.ts';
import type { Agreement } from '../../src/domain/agreement.ts';

/** The text of a file of the project, by its path from the root. */
export function file(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

export const provinces = readTable(file('data/provinces.csv'));

/** The facts on the day of 22 November 2026. */
export const facts: AgreementFacts = {
  holidays: { vn: readHolidays(file('data/holidays-vn.csv')) },
  provinces: provinces.map((row) => row['code'] ?? ''),
  today: '2026-11-22',
};

/** The texts of the agreements that ship. */
export const shipped = {
  viettel: file('agreements/viettel-ptc-2009.yaml'),
  example: file('agreements/example-business-hours.yaml'),
};

/** Reads an agreement that must be in order; throws with its flaws where it is not. */
export function read(text: string): { agreement: Agreement; sha256: string } {
  const reading = readAgreement(text, facts);
  if ('agreement' in reading) return reading;
  throw new Error(reading.flaws.map((flaw) => flawLine('agreement', flaw, 'en')).join('\n'));
}
