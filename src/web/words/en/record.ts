import type { Words } from '../vi.ts';
import { number } from './number.ts';

export const record = {
  title: 'Record',
  sealed: (n: number) => `The desk’s last seal: checkpoint ${n}`,
  notSealed: 'The desk has sealed nothing yet.',
  checked: (at: string, records: number) =>
    `All verified ${at}: ${number(records)} records, no flaw`,
  flawed: (at: string, flaws: number) => `All verified ${at}: ${number(flaws)} flaws`,
  pdf: 'Get the minutes (PDF)',
  json: 'Get the record (JSON)',
  masked: 'Mask people’s phone numbers and mail addresses',
  making: 'Making the file …',
  how: 'The PDF minutes carry the record. To verify offline, years from now:',
  verify: 'thongsuot verify FILE',
  keys: 'The desk’s public keys',
  alarm: {
    title: 'The record needs a look at once',
    flaws: 'The last walk over it found what does not fit its seals. Tell both parties.',
    'key-lost': 'The signing key is not at the desk: no checkpoint is signed from now on.',
    silent: 'No checkpoint was made for more than five minutes. Tell the operator.',
  },
} satisfies Words['record'];
