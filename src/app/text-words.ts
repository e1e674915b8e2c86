/** What is answered to a text: at most 160 characters without diacritics, in either language. */
import { fitted } from '../domain/short.ts';
import type { Language } from '../notify/words.ts';

/** What became of a text. */
export const textOutcomes = [
  'opened',
  'known',
  'confirmed',
  'rejected',
  'wrong',
  'no-reason',
  'not-now',
  'which',
  'none',
  'refused',
  'unread',
  'limited',
] as const;
export type TextOutcome = (typeof textOutcomes)[number];

/** What the words may speak of. */
export interface Said {
  incident?: string;
  circuit?: string;
  hotline?: string;
  step?: string;
  codes?: string[];
}

type Words = Record<TextOutcome, (said: Required<Said>) => string[]>;

const words: Record<Language, Words> = {
  vi: {
    opened: ({ incident, circuit, hotline }) => [
      `${incident}: da ghi kenh ${circuit} mat lien lac.`,
      `Hay goi ${hotline}.`,
      'Khi duoc bao da sua: nhan OK, hoac HONG va ly do.',
    ],
    known: ({ incident, circuit }) => [
      `${incident}: kenh ${circuit} da duoc bao, dang xu ly.`,
      'Khi duoc bao da sua: nhan OK, hoac HONG va ly do.',
    ],
    confirmed: ({ incident }) => [`${incident}: da ghi nhan kenh thong. Con hai ben ky dong.`],
    rejected: ({ incident }) => [
      `${incident}: da ghi nhan CHUA khac phuc, nha cung cap xu ly lai.`,
    ],
    wrong: () => ['Kenh hoac mat khau khong dung. Nhan: SC <ma kenh> <mat khau cua don vi>.'],
    'no-reason': () => ['Hay ghi ly do: HONG <kenh con loi the nao>.'],
    'not-now': ({ incident, step }) => [
      `${incident} dang o buoc: ${step}.`,
      'Chi xac nhan khi nha cung cap da bao sua xong.',
    ],
    which: ({ codes }) => [`Ban co nhieu su co. Nhan OK hoac HONG kem ma: ${codes.join(', ')}.`],
    none: () => ['So nay khong co su co nao dang mo. Bao su co: SC <ma kenh> <mat khau>.'],
    refused: ({ incident }) => [`Khong ghi duoc ${incident}. Hay goi nguoi dieu phoi cua tinh.`],
    unread: () => [
      'Khong hieu. Bao su co: SC <ma kenh> <mat khau>. Da sua: OK. Con loi: HONG <ly do>.',
    ],
    limited: () => ['Qua nhieu tin. Hay cho mot gio, hoac goi nguoi dieu phoi cua tinh.'],
  },
  en: {
    opened: ({ incident, circuit, hotline }) => [
      `${incident}: circuit ${circuit} noted as down.`,
      `Call ${hotline}.`,
      'When told it is fixed: text OK, or HONG and why not.',
    ],
    known: ({ incident, circuit }) => [
      `${incident}: circuit ${circuit} is reported already.`,
      'When told it is fixed: text OK, or HONG and why not.',
    ],
    confirmed: ({ incident }) => [`${incident}: noted that the line works. Both sides sign next.`],
    rejected: ({ incident }) => [`${incident}: noted as NOT fixed; the carrier goes on.`],
    wrong: () => ['Wrong circuit or password. Text: SC <circuit> <password of the site>.'],
    'no-reason': () => ['Say how it still fails: HONG <words>.'],
    'not-now': ({ incident, step }) => [
      `${incident} is at: ${step}.`,
      'It is verified once the carrier has reported it fixed.',
    ],
    which: ({ codes }) => [
      `You have several. Text OK or HONG with the number: ${codes.join(', ')}.`,
    ],
    none: () => ['This number has no open incident. To report: SC <circuit> <password>.'],
    refused: ({ incident }) => [`${incident} could not be written. Call your coordinator.`],
    unread: () => [
      'Not understood. Report: SC <circuit> <password>. Fixed: OK. Not: HONG <words>.',
    ],
    limited: () => ['Too many texts. Wait an hour, or call your coordinator.'],
  },
};

/** The answer to a text. */
export function textAnswer(lang: Language, outcome: TextOutcome, said: Said = {}): string {
  const all = { incident: '', circuit: '', hotline: '', step: '', codes: [], ...said };
  return fitted(() => words[lang][outcome](all), '');
}
