/** Refusals about phones that are told, and about what comes in by mail and text. */
import { row, type RefusalRow } from './refusal-words.ts';

export const messageRefusals = {
  'M-1': row(
    'Đã có đủ số điện thoại nhận thông báo.',
    'Hãy bỏ một máy không còn dùng rồi thử lại.',
    'You are told on as many phones as one may have.',
    'Remove one that you no longer use, and try again.',
  ),
  'M-2': row(
    'Mật khẩu nhắn tin của đơn vị do Sở hoặc cơ quan chủ quản cấp.',
    'Hãy đề nghị người điều phối của tỉnh cấp mật khẩu.',
    'A site’s password for text messages is given by its coordinator or by headquarters.',
    'Ask the coordinator of the province for it.',
  ),
  'M-3': row(
    'Thư đến do cơ quan chủ quản và bộ phận trực của nhà cung cấp xử lý.',
    'Hãy chuyển việc này cho họ.',
    'Mail that comes in is for headquarters and the carrier’s helpdesk.',
    'Leave it to them.',
  ),
} as const satisfies Record<string, RefusalRow>;
