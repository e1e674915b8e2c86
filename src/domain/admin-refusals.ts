/** Refusals about what each side administers; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const adminRefusals = {
  'A-1': row(
    'Có chỗ chưa đúng; chưa có gì được thay đổi.',
    'Hãy sửa các chỗ được nêu rồi gửi lại.',
    'Something is wrong with it; nothing was changed.',
    'Mend what is named, and send it again.',
  ),
  'A-2': row(
    'Dữ liệu đã thay đổi từ lúc bạn xem; chưa có gì được ghi.',
    'Hãy xem lại rồi xác nhận.',
    'It has changed since you looked; nothing was recorded.',
    'Look at it again, then confirm.',
  ),
  'A-3': row(
    'Không xoá được: hồ sơ, người dùng hoặc đơn vị khác đang nhắc tới.',
    'Hãy ghi ngày kết thúc thay vì xoá.',
    'It cannot go: records, people or other units name it.',
    'Give it an end date instead.',
  ),
  'A-4': row(
    'Không đọc được tệp này.',
    'Hãy lưu thành CSV (UTF-8) hoặc XLSX, tối đa 2 MB và 10.000 dòng, theo tệp mẫu.',
    'This file cannot be read.',
    'Save it as CSV (UTF-8) or XLSX, at most 2 MB and 10,000 rows, after the template.',
  ),
  'A-5': row(
    'Thay đổi này không hoàn tác được.',
    'Hãy sửa bằng một thay đổi mới.',
    'This change cannot be undone.',
    'Mend it by a new change.',
  ),
  'A-6': row(
    'Số phiên bản hoặc mã bên không dùng được.',
    'Hãy tăng "version" lên trên bản mới nhất, giữ nguyên hai bên của thoả thuận.',
    'This version number, or a party, will not do.',
    'Raise "version" above the newest one, and leave the two parties as they are.',
  ),
  'A-7': row(
    'Ngày hiệu lực đã qua.',
    'Hãy chọn một thời điểm từ bây giờ trở đi; sự cố cũ giữ bản của mình.',
    'The effective date has passed.',
    'Choose an instant from now on; older incidents keep their version.',
  ),
  'A-8': row(
    'Phần này của thoả thuận thuộc về bên kia.',
    'Đầu mối và số hotline của nhà cung cấp do họ sửa, phần còn lại do cơ quan chủ quản.',
    'This part of the agreement is the other side’s.',
    'The carrier’s contacts and hotlines are its own to change, the rest is headquarters’.',
  ),
  'A-9': row(
    'Mã này đã có rồi; chưa có gì được ghi.',
    'Hãy chọn một mã khác, hoặc mở và sửa cái đã có.',
    'This id is there already; nothing was recorded.',
    'Choose another one, or open what is there and change it.',
  ),
} as const satisfies Record<string, RefusalRow>;
