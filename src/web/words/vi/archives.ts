/** Words about handing records over to an archive, and how long they are kept. */
import { number } from './number.ts';

export const archives = {
  lead: 'Mọi sự cố đã kết thúc trong một năm, mỗi sự cố một biên bản PDF, hồ sơ JSON và tệp đính kèm, cùng bảng kê và danh sách có chữ ký: một tệp zip để giao nộp lưu trữ. Kiểm tra không cần mạng: thongsuot verify TỆP.zip.',
  unit: 'Đơn vị',
  year: 'Năm báo sự cố',
  masked: 'Che số điện thoại và thư của cá nhân',
  maskedText: 'Bản che không kèm tệp đính kèm, vì không che được bên trong ảnh.',
  make: 'Xuất kho hồ sơ',
  search: 'Tìm theo đơn vị, năm, người yêu cầu, không cần dấu',
  notFound: 'Không có kho nào như vậy.',
  made: 'Các kho hồ sơ đã xuất',
  none: 'Chưa xuất kho nào',
  noneText: 'Chọn đơn vị và năm ở trên. Kho được giữ ở đây bảy ngày để tải về.',
  waiting: 'Đang chờ đến lượt',
  progress: (done: number, total: number) => `Đã xong ${number(done)} trên ${number(total)} sự cố`,
  done: (n: number, mb: number) => `${number(n)} sự cố, ${number(mb)} MB`,
  isMasked: 'bản che số liên hệ',
  leftOut: (n: number) =>
    `${number(n)} hồ sơ không khớp với dấu của nó nên không có trong kho; tên ghi trong manifest.json.`,
  failed: 'Không xuất được. Hãy thử lại; nếu vẫn hỏng, báo người vận hành.',
  fetch: 'Tải về',
  copyHash: 'Chép mã SHA-256',
};
