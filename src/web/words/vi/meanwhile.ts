/** A report that waited on a phone while its circuit was reported otherwise: whether it is one. */
export const meanwhile = {
  title: 'Có phải cùng một sự cố không?',
  text: (code: string, state: string) =>
    `Trong lúc báo cáo này chờ mạng, kênh này đã có sự cố ${code} được báo (bước: ${state}). Báo cáo của bạn chưa gửi: bạn quyết.`,
  open: (code: string) => `Mở ${code}`,
  same: (code: string) => `Cùng sự cố: ghi thêm vào ${code}`,
  sameText: (code: string) =>
    `Nếu cùng: lời báo thành ghi chú; cuộc gọi, ảnh và các việc sau đó ghi vào ${code}. Việc làm trước khi ${code} bắt đầu được tính từ lúc nó bắt đầu; giờ thật ghi bằng lời.`,
  earlier: (when: string) => `Thực tế làm lúc ${when}.`,
  apart: 'Sự cố khác: gửi báo cáo riêng',
  note: (when: string, what: string, since: string) =>
    `Cũng báo từ điện thoại khi chưa có mạng, lúc ${when}: ${what}, từ ${since}.`,
  found: (verdict: string) => `Tự kiểm tra: ${verdict}.`,
  contact: (name: string, phone: string) => `Người để gọi lại: ${name}, ${phone}.`,
};
