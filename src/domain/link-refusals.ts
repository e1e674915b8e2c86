/** Refusals to whoever answers by a link that was sent to them; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const linkRefusals = {
  'L-1': row(
    'Liên kết này không đúng.',
    'Hãy mở lại từ thư hoặc tin nhắn, lấy đủ cả địa chỉ; hoặc đăng nhập vào bàn trực.',
    'This link is not right.',
    'Open it anew from the mail or text, with its whole address; or sign in to the desk.',
  ),
  'L-2': row(
    'Liên kết này đã quá hạn.',
    'Hãy đăng nhập vào bàn trực để trả lời, hoặc gọi cho đơn vị.',
    'This link has expired.',
    'Sign in to the desk to answer, or call the site.',
  ),
  'L-3': row(
    'Liên kết này đã bị thu hồi.',
    'Hãy hỏi người trực của bên mình, hoặc đăng nhập vào bàn trực.',
    'This link was revoked.',
    'Ask your side’s helpdesk, or sign in to the desk.',
  ),
  'L-4': row(
    'Liên kết này thuộc lần xử lý trước; sự cố đã sang lần khác.',
    'Hãy dùng liên kết trong thư hoặc tin mới nhất, hoặc đăng nhập vào bàn trực.',
    'This link belongs to an earlier cycle; the incident has gone on.',
    'Use the link in the newest mail or text, or sign in to the desk.',
  ),
  'L-5': row(
    'Liên kết này đã được dùng để trả lời việc này.',
    'Câu trả lời đầu tiên đã được ghi. Muốn nói thêm, hãy đăng nhập vào bàn trực.',
    'This link has given this answer already.',
    'The first answer is on record. To say more, sign in to the desk.',
  ),
  'L-6': row(
    'Chỉ bên đã nhận liên kết mới được thu hồi nó.',
    'Hãy đề nghị bên kia thu hồi.',
    'Only the side that was sent this link may revoke it.',
    'Ask the other side to revoke it.',
  ),
  'L-7': row(
    'Đợt diễn tập này đã qua.',
    'Không cần làm gì thêm: lần diễn tập sau sẽ có tin mới.',
    'This drill is over.',
    'Nothing more is asked of you: the next drill brings a new message.',
  ),
} as const satisfies Record<string, RefusalRow>;
