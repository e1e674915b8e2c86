/** Refusals about the views of the board that people keep; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const boardRefusals = {
  'D-30': row(
    'Bạn đã lưu đủ 30 chế độ xem.',
    'Hãy bỏ bớt một chế độ xem cũ rồi lưu lại.',
    'You have kept 30 views already.',
    'Forget an old one, then keep this one.',
  ),
} as const satisfies Record<string, RefusalRow>;
