/** Refusals of the desk itself, whatever was asked; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const deskRefusals = {
  'D-1': row(
    'Không tìm thấy, hoặc bạn không có quyền xem.',
    'Hãy kiểm tra lại mã, hoặc hỏi đơn vị quản lý.',
    'Not found, or not yours to see.',
    'Check the code, or ask whoever administers it.',
  ),
  'D-2': row(
    'Có nhiều người cùng ghi vào sự cố này.',
    'Hãy thử lại sau giây lát; chưa có gì bị mất.',
    'Many people are writing to this incident at once.',
    'Try again in a moment; nothing was lost.',
  ),
  'D-3': row(
    'Mã lệnh này đã dùng cho một nội dung khác.',
    'Hãy gửi lại với một Idempotency-Key mới.',
    'This command id was used for something else.',
    'Send it again with a new Idempotency-Key.',
  ),
  'D-4': row(
    'Dữ liệu gửi lên chưa đúng.',
    'Hãy xem các mục được nêu và sửa lại.',
    'What was sent is not as it should be.',
    'See the fields named, and correct them.',
  ),
  'D-5': row(
    'Bạn chưa đăng nhập.',
    'Hãy đăng nhập, hoặc gửi mã truy cập còn hạn.',
    'You are not signed in.',
    'Sign in, or send a token that is still valid.',
  ),
  'D-6': row(
    'Gửi quá nhanh.',
    'Hãy chờ một phút rồi thử lại.',
    'Too many requests.',
    'Wait a minute and try again.',
  ),
  'D-7': row(
    'Hệ thống gặp lỗi; việc của bạn chưa được ghi.',
    'Hãy thử lại; nếu vẫn lỗi, gửi mã yêu cầu cho người quản trị.',
    'The desk failed; what you did was not recorded.',
    'Try again; if it fails again, give the request id to the administrator.',
  ),
  'D-8': row(
    'Nội dung quá lớn.',
    'Hãy rút gọn rồi gửi lại.',
    'The content is too large.',
    'Shorten it and send it again.',
  ),
  'D-9': row(
    'Tài khoản này chưa được giao vai trò.',
    'Hãy hỏi người quản trị của bên mình.',
    'This account has no role yet.',
    'Ask your side’s administrator.',
  ),
  'D-10': row(
    'Hệ thống đang quá tải hoặc chưa sẵn sàng.',
    'Hãy thử lại sau giây lát; nếu gấp, gọi số trực sự cố.',
    'The desk is overloaded or not ready.',
    'Try again in a moment; if urgent, call the hotline.',
  ),
  'D-17': row(
    'Thư điện tử hoặc mật khẩu không đúng.',
    'Hãy kiểm tra lại cả hai, để ý phím viết hoa và bộ gõ tiếng Việt.',
    'The e-mail or the password is not right.',
    'Check both; mind the capitals, and the Vietnamese keyboard.',
  ),
} as const satisfies Record<string, RefusalRow>;
