import type { Words } from '../vi.ts';
import { number } from './number.ts';

export const archives = {
  lead: 'Every incident of a year that is over, each with its minutes (PDF), record (JSON) and files, with a table and a signed list: one zip to hand over to the archive. It is verified offline: thongsuot verify FILE.zip.',
  unit: 'Unit',
  year: 'Year of the report',
  masked: 'Mask people’s telephone numbers and addresses',
  maskedText: 'A masked copy leaves attached files out: nothing in a photo can be masked.',
  make: 'Make the archive',
  search: 'Search by unit, year, who ordered it, with or without diacritics',
  notFound: 'There is no such archive.',
  made: 'Archives made',
  none: 'No archive yet',
  noneText: 'Choose a unit and a year above. An archive stays here for seven days to be fetched.',
  waiting: 'Waits for its turn',
  progress: (done: number, total: number) => `${number(done)} of ${number(total)} incidents done`,
  done: (n: number, mb: number) =>
    `${n === 1 ? '1 incident' : `${number(n)} incidents`}, ${number(mb)} MB`,
  isMasked: 'contact data masked',
  leftOut: (n: number) =>
    `${number(n)} records do not fit their seals and are not in it; manifest.json names them.`,
  failed: 'It could not be made. Try again; if it fails again, tell the operator.',
  fetch: 'Download',
  copyHash: 'Copy the SHA-256',
} satisfies Words['archives'];
