/** Which passwords are taken: by length, and not from the lists that attackers try first. */
import common from 'fxa-common-password-list';
import { folded } from '../store/fold.ts';
import { passwordMin } from '../domain/administration.ts';
import type { RefusalCode } from '../domain/refusals.ts';

/**
 * Why a password is not taken; undefined: it is. Length alone is asked for, and that it is not
 * among the common ones of past breaches (NIST SP 800-63B, 3.1.1.2): the list is packaged, so
 * nothing of a password leaves the desk, and it works without the internet.
 */
export function passwordFlaw(
  password: string,
  { email, hasSecondFactor }: { email: string; hasSecondFactor: boolean },
): RefusalCode | undefined {
  const least = hasSecondFactor ? passwordMin.withSecondFactor : passwordMin.alone;
  if (lengthOf(password) < least) return 'I-9';
  const lower = password.toLowerCase();
  const [name = ''] = email.toLowerCase().split('@');
  if (name.length > 3 && lower.includes(name)) return 'I-10';
  // Padding a common one with itself or with digits makes it no better.
  const bare = lower.replace(/[\d\W_]+$/u, '');
  const half = lower.slice(0, lower.length / 2);
  const isDoubled = half + half === lower && common.test(half);
  const isOurs = contextWords.has(folded(lower).replaceAll(/[^a-z]/g, ''));
  const isCommon = common.test(lower) || (bare.length > 7 && common.test(bare)) || isDoubled;
  return isCommon || isOurs || new Set(lower).size < 4 ? 'I-10' : undefined;
}

/** What somebody at this desk would think of first, without marks, spaces and figures. */
const contextWords = new Set([
  'thongsuot',
  'bantruc',
  'bantrucsuco',
  'kenhtruyen',
  'suco',
  'baosuco',
  'matkhau',
  'matkhaucuatoi',
  'sotaichinh',
  'phongtaichinh',
  'botaichinh',
  'quantri',
  'quantrivien',
  'helpdesk',
]);

/** Whether a password is one that only goes with a second factor. */
export function isShort(password: string): boolean {
  return lengthOf(password) < passwordMin.alone;
}

/** In characters as Unicode counts them: Vietnamese letters are one each. */
function lengthOf(password: string): number {
  return Array.from(password.normalize('NFC')).length;
}
