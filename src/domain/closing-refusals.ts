/**
 * What clause 7 refuses once an incident comes to its end: signatures to facts that moved, and
 * whatever comes after both have signed. `F` is a file beside the record, which the paper does not
 * know.
 */
import { row, type RefusalRow } from './refusal-words.ts';

export const closingRefusals = {
  'P-7.0': row(
    'Sự cố chưa đến bước kết thúc.',
    'Hãy hoàn tất bước hiện tại trước khi ký đóng.',
    'The incident has not come to its closing.',
    'Finish the present step before signing.',
  ),
  'P-7.1': row(
    'Bên này đã ký đóng sự cố.',
    'Chỉ còn chờ bên kia ký.',
    'This side has signed the closing already.',
    'Only the other side’s signature is awaited.',
  ),
  'P-7.2': row(
    'Sự cố đã kết thúc và lưu hồ sơ.',
    'Nếu sự cố tái diễn, hãy báo một sự cố mới.',
    'The incident is closed and filed.',
    'If the fault returns, report a new incident.',
  ),
  'P-7.3': row(
    'Báo cáo này đã được rút.',
    'Nếu kênh truyền còn lỗi, hãy báo một sự cố mới.',
    'This report was withdrawn.',
    'If the circuit still fails, report a new incident.',
  ),
  'P-7.4': row(
    'Hồ sơ đã có mục mới sau khi bạn xem.',
    'Hãy đọc lại nội dung mới rồi ký.',
    'Something was written after you looked.',
    'Read the facts as they are now, then sign.',
  ),
  'P-7.5': row(
    'Chữ ký cần xác thực lại người ký trong vòng 5 phút.',
    'Hãy nhập lại mật khẩu rồi ký; mã truy cập chỉ ký được khi được cấp quyền ký.',
    'A signature needs a proof of who signs, not older than 5 minutes.',
    'Enter your password again, then sign; a token signs only with the right to.',
  ),
  'P-7.6': row(
    'Không có báo cáo nguyên nhân gốc nào đang chờ.',
    'Hãy tải lại trang; báo cáo chỉ nộp một lần, sau khi được yêu cầu và sự cố đã đóng.',
    'No root-cause report is awaited.',
    'Reload; it is given once, where it was asked for and the incident is closed.',
  ),
  'P-7.7': row(
    'Báo cáo nguyên nhân gốc đã được yêu cầu.',
    'Không cần yêu cầu thêm.',
    'The root-cause report is asked for already.',
    'Nothing needs to be done.',
  ),
  'P-7.8': row(
    'Chưa rõ hạn nộp báo cáo nguyên nhân gốc.',
    'Hãy nêu số ngày kể từ khi đóng, từ 1 đến 90.',
    'By when the root-cause report is due is not said.',
    'Give the days after closing, from 1 to 90.',
  ),
  'P-7.9': row(
    'Báo cáo chưa nêu nguyên nhân gốc.',
    'Hãy viết nguyên nhân gốc, ít nhất một câu.',
    'The report does not say the root cause.',
    'Write the root cause, at least one sentence.',
  ),
  'P-7.10': row(
    'Tệp của báo cáo chưa được đính kèm vào sự cố.',
    'Hãy đính kèm tệp trước, rồi nộp báo cáo.',
    'The report’s file is not attached to the incident.',
    'Attach the file first, then give the report.',
  ),
} as const satisfies Record<string, RefusalRow>;

export const attachmentRefusals = {
  'F-1': row(
    'Loại tệp này không nhận.',
    'Hãy gửi ảnh JPEG, PNG, WebP, tệp PDF hoặc văn bản; ảnh HEIC hãy đổi sang JPEG.',
    'Files of this kind are not taken.',
    'Send a JPEG, PNG or WebP picture, a PDF or plain text; turn HEIC into JPEG.',
  ),
  'F-2': row(
    'Tệp quá lớn (hơn 20 MB).',
    'Hãy thu nhỏ hoặc chia tệp rồi gửi lại.',
    'The file is too large (over 20 MB).',
    'Make it smaller, or send it in parts.',
  ),
  'F-3': row(
    'Không đọc được ảnh này, hoặc ảnh quá lớn (hơn 50 triệu điểm ảnh).',
    'Hãy chụp lại, hoặc thu nhỏ ảnh rồi gửi lại.',
    'The picture cannot be read, or is too large (over 50 million pixels).',
    'Take it again, or make it smaller.',
  ),
  'F-4': row(
    'Tệp có mã độc nên không nhận.',
    'Hãy kiểm tra máy đã tạo tệp này, và báo người quản trị.',
    'The file carries malware and is not taken.',
    'Check the machine that it came from, and tell the administrator.',
  ),
  'F-5': row(
    'Tệp đang chờ kiểm tra mã độc.',
    'Hãy thử lại sau; tệp đã được lưu, chưa mở được.',
    'The file still waits for its virus check.',
    'Try again later; it is kept, and cannot be opened yet.',
  ),
  'F-6': row(
    'Yêu cầu phải có đúng một tệp, không rỗng.',
    'Hãy chọn một tệp rồi gửi lại.',
    'The request must carry exactly one file that is not empty.',
    'Choose one file and send it again.',
  ),
  'F-7': row(
    'Tệp này đã có trong hồ sơ sự cố.',
    'Không cần gửi lại.',
    'This file is in the record already.',
    'There is no need to send it again.',
  ),
  'F-8': row(
    'Sự cố đã có đủ 40 tệp.',
    'Hãy ghi chú nơi lưu các tệp còn lại.',
    'The incident has 40 files already.',
    'Say in a note where the other files are kept.',
  ),
  'F-9': row(
    'Bạn đã gửi đủ 20 tệp vào sự cố này.',
    'Hãy nhờ người khác cùng bên gửi tiếp.',
    'You have sent 20 files to this incident already.',
    'Ask somebody else of your side to send more.',
  ),
  'F-10': row(
    'Tệp đã bị gỡ vì có mã độc.',
    'Hồ sơ vẫn giữ tên và mã băm của tệp; hãy gửi bản sạch.',
    'The file was removed: it carried malware.',
    'The record keeps its name and hash; send a clean copy.',
  ),
} as const satisfies Record<string, RefusalRow>;
