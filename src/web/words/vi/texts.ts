/** Báo và xác nhận bằng tin nhắn, khi ngoài sóng điện thoại không còn gì. */
export const texts = {
  lead: 'Khi đơn vị mất mạng hoàn toàn, một tin nhắn tới số của bàn trực vẫn báo được sự cố và xác nhận kết quả.',
  codes: 'Nhắn gì',
  code: [
    ['SC <mã kênh> <mật khẩu>', 'Báo kênh mất liên lạc. Mật khẩu của đơn vị, cấp ở dưới đây.'],
    ['OK', 'Xác nhận kênh đã thông, khi nhà cung cấp báo đã sửa. Từ chính số đã báo.'],
    ['HONG <kênh còn lỗi thế nào>', 'Trả lại: chưa khắc phục.'],
  ] as [string, string][],
  number: (number: string) => `Gửi tới số ${number}.`,
  noNumber: 'Chưa có số nhận tin: người quản trị máy chủ đặt biến TEXT_NUMBER.',
  passwords: 'Mật khẩu nhắn tin của đơn vị',
  password: 'Mật khẩu nhắn tin',
  set: (when: string, by: string) => `cấp ${when}, bởi ${by}`,
  unset: 'chưa có mật khẩu: chưa nhắn tin báo được',
  make: 'Cấp mật khẩu',
  renew: 'Cấp lại',
  remove: 'Thu hồi',
  once: 'Hãy chép và trao cho đơn vị ngay: mật khẩu chỉ hiện một lần.',
  more: 'Còn đơn vị khác: hãy gõ vài chữ của tên để tìm.',
  own: {
    title: 'Không còn mạng nào: nhắn tin',
    to: (number: string) => `Gửi tới số ${number}. Bấm một dòng để mở tin nhắn soạn sẵn.`,
    noNumber: 'Số nhận tin chưa được cấu hình: hãy hỏi đơn vị điều phối của tỉnh.',
    password: 'mật khẩu',
    why: 'còn lỗi thế nào',
    report: 'Báo kênh mất liên lạc. Tin trả lời cho mã sự cố và số trực cần gọi.',
    ok: 'Xác nhận kênh đã thông, từ chính số đã báo.',
    broken: 'Kênh vẫn chưa thông, từ chính số đã báo.',
    set: (when: string, by: string) =>
      `Mật khẩu của đơn vị do ${by} cấp ${when}; không ai xem lại được. Mất thì xin cấp lại.`,
    unset:
      'Đơn vị chưa có mật khẩu: hãy xin đơn vị điều phối của tỉnh cấp trước, in và dán cạnh thiết bị.',
  },
  trial: {
    title: 'Thử một tin nhắn đến',
    text: 'Trên dữ liệu mẫu, tin này được xử lý như khi đến thật; câu trả lời nằm lại đây, không gửi đi đâu.',
    from: 'Từ số',
    message: 'Tin nhắn',
    send: 'Nhận tin này',
    answer: 'Bàn trực trả lời',
    silent: 'Không trả lời.',
  },
};
