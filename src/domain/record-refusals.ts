/** Refusals about the record as it leaves the desk; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const recordRefusals = {
  'R-1': row(
    'Khoá ký hồ sơ không có ở bàn trực, nên chưa xuất được.',
    'Hãy báo người vận hành đưa lại khoá (thongsuot key rotate --lost nếu đã mất hẳn).',
    'The key that signs the record is not at the desk, so nothing is exported.',
    'Tell the operator to put the key back (thongsuot key rotate --lost if it is gone).',
  ),
  'R-2': row(
    'Hồ sơ này không khớp với dấu của nó, nên bàn trực không xác nhận.',
    'Hãy xem chỗ sai trong thẻ Hồ sơ, và báo cả hai bên.',
    'This record does not fit its seals, so the desk does not vouch for it.',
    'See what is wrong in the record card, and tell both parties.',
  ),
} as const satisfies Record<string, RefusalRow>;
