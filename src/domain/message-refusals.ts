/** Refusals about phones that are told, and about what comes in by mail and text. */
import { row, type RefusalRow } from './refusal-words.ts';

export const messageRefusals = {
  'M-1': row(
    'Đã có đủ số điện thoại nhận thông báo.',
    'Hãy bỏ một máy không còn dùng rồi thử lại.',
    'You are told on as many phones as one may have.',
    'Remove one that you no longer use, and try again.',
  ),
} as const satisfies Record<string, RefusalRow>;
