/** Refusals of the set-up of a new desk; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const setupRefusals = {
  'S-1': row(
    'Mã thiết lập không đúng hoặc đã hết hạn.',
    'Hãy lấy mã trên màn hình máy chủ; lệnh npx thongsuot setup in mã mới.',
    'The set-up code is wrong or has expired.',
    'Take it from the server’s console; npx thongsuot setup prints a new one.',
  ),
  'S-2': row(
    'Bàn trực này đã được thiết lập; việc thiết lập không mở lại được nữa.',
    'Hãy đăng nhập, hoặc nhờ người quản trị của bên mình mời.',
    'This desk is set up already; its set-up never opens again.',
    'Sign in, or ask your side’s administrator for an invitation.',
  ),
  'S-3': row(
    'Bên kia đã có người; từ nay bên kia tự mời người của mình.',
    'Hãy nhờ người quản trị của bên kia.',
    'The other side has people already; it invites its own from now on.',
    'Ask the other side’s administrator.',
  ),
} as const satisfies Record<string, RefusalRow>;
