/** Refusals about what the desk sends, and calls that people make for it; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const deliveryRefusals = {
  'D-11': row(
    'Chưa có máy chủ thư hay cổng tin nhắn nào được cấu hình.',
    'Hãy đặt SMTP_URL và MAIL_FROM (hoặc một cổng khác) rồi khởi động lại.',
    'No mail server or other gateway is configured.',
    'Set SMTP_URL and MAIL_FROM (or another gateway), then restart.',
  ),
  'D-12': row(
    'Số người nhận hoặc số cổng gửi đã khác với số được xác nhận.',
    'Hãy xem lại sẽ gửi đến bao nhiêu địa chỉ, rồi xác nhận đúng số đó.',
    'It reaches another number of addresses or gateways than was confirmed.',
    'See again whom it reaches, and confirm that number.',
  ),
  'D-13': row(
    'Tin này không ở trạng thái gửi hỏng.',
    'Chỉ gửi lại được tin đã gửi hỏng, khi việc gửi ra ngoài đang bật.',
    'This message has not failed.',
    'Only what has failed is sent anew, while delivery is live.',
  ),
  'D-14': row(
    'Việc này thuộc về cơ quan chủ quản.',
    'Hãy đề nghị người của cơ quan chủ quản thực hiện.',
    'This belongs to headquarters.',
    'Ask somebody at headquarters to do it.',
  ),
  'D-15': row(
    'Bàn trực đang chạy với người mẫu và số liệu mẫu nên không gửi ra ngoài.',
    'Hãy dùng một cơ sở dữ liệu mới với THONGSUOT_SAMPLE=off.',
    'This desk runs on sample people and sample data, so it sends nothing to the outside.',
    'Use a new database with THONGSUOT_SAMPLE=off.',
  ),
  'D-16': row(
    'Việc gọi điện này không thuộc về bạn, hoặc đã xong.',
    'Hãy tải lại danh sách các cuộc gọi.',
    'This call is not yours to make, or is done.',
    'Reload the list of calls.',
  ),
  'D-19': row(
    'Tin thử chỉ gửi được cho chính mình, hoặc cho đầu mối của bên mình.',
    'Hãy chọn một đầu mối của bên mình; đầu mối bên kia thì dùng diễn tập.',
    'A test goes to oneself, or to a contact of one’s own side.',
    'Choose a contact of your own side; a drill tries those of the other.',
  ),
} as const satisfies Record<string, RefusalRow>;
