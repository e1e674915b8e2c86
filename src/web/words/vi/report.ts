export const report = {
  title: 'Báo sự cố',
  lead:
    'Ba câu hỏi, không cần gõ chữ. Những gì bạn chọn được giữ lại trên máy này cho đến khi gửi ' +
    'xong.',
  notYours: {
    title: 'Báo sự cố là việc của bên khách hàng',
    text: 'Sự cố hiện trên bảng của bạn ngay khi khách hàng thông báo cho nhà cung cấp.',
    action: 'Về bảng sự cố',
  },
  question: (n: number) => `Câu ${n}/3`,
  circuit: {
    title: 'Kênh truyền nào?',
    search: 'Tìm theo tên đơn vị, tỉnh hoặc mã kênh',
    searchHint: 'Gõ không dấu cũng được, ví dụ: ba dinh',
    found: 'Kênh truyền tìm thấy',
    none: 'Danh mục chưa có kênh truyền nào của bạn. Người quản trị cần nhập kênh trước, ở phần Quản trị.',
    nothing: 'Không thấy kênh truyền nào khớp. Hãy thử ít chữ hơn, hoặc gõ mã kênh.',
    more: 'Còn nữa: hãy gõ thêm để thu hẹp.',
    change: 'Chọn kênh khác',
    code: 'Mã kênh',
    carrier: 'Nhà cung cấp',
    missing: 'Hãy chọn kênh truyền.',
  },
  already: {
    one: (code: string) => `Đang có sự cố ${code}`,
    title: (n: number) => (n === 1 ? 'Kênh này đang có sự cố' : `Kênh này đang có ${n} sự cố`),
    text:
      'Nếu vẫn là sự cố đó, hãy mở ra và ghi tiếp vào đó. Nếu là sự cố khác, bạn vẫn báo mới ' +
      'được.',
    open: (code: string) => `Mở xem ${code}`,
  },
  symptom: {
    title: 'Hỏng thế nào, từ bao giờ?',
    legend: 'Tình trạng',
    hints: {
      down: 'Không vào được mạng, không có tín hiệu',
      intermittent: 'Lúc được lúc mất',
      degraded: 'Vẫn có mạng nhưng rất chậm, mất gói',
    },
    missing: 'Hãy chọn tình trạng.',
    since: 'Từ bao giờ?',
    justNow: 'Vừa xong',
    ago: (span: string) => `${span} trước`,
    pick: 'Chọn giờ khác',
    sinceMissing: 'Hãy chọn thời điểm.',
    sinceFuture: 'Thời điểm này ở tương lai. Hãy chọn lúc kênh truyền bắt đầu hỏng.',
  },
  check: {
    title: 'Tự kiểm tra được gì?',
    lead:
      'Bỏ qua được mục chưa kiểm tra. Câu trả lời lưu vào hồ sơ, giúp nhà cung cấp tìm lỗi ' +
      'nhanh hơn.',
  },
  checks: {
    power: {
      ask: 'Các thiết bị mạng có điện không?',
      how:
        'Nhìn đèn POWER (PWR) trên bộ chuyển đổi quang điện, modem, router và switch: sáng là ' +
        'có điện. Không sáng: thử ổ cắm khác, xem công tắc và bộ lưu điện (UPS).',
    },
    'device-lights': {
      ask: 'Đèn trên thiết bị của nhà cung cấp có sáng đúng không?',
      how:
        'Đèn LINK, PON hoặc FX sáng xanh là bình thường. Đèn LOS hoặc ALM sáng đỏ, hoặc đèn ' +
        'LINK, PON, FX tắt: thường là đường truyền bên ngoài đã đứt.',
    },
    cabling: {
      ask: 'Dây và giắc có chắc, có nguyên vẹn không?',
      how:
        'Lần theo dây từ thiết bị của nhà cung cấp tới router: giắc cắm chặt, dây không gập, ' +
        'không đứt. Dây mạng thì rút ra cắm lại được; dây quang thì chỉ nhìn, không bẻ, không ' +
        'rút.',
    },
    lan: {
      ask: 'Mạng trong phòng có chạy không?',
      how:
        'Các máy trong phòng có thấy nhau, có in qua mạng được không? Nếu chỉ một máy không vào ' +
        'được thì lỗi thường ở máy đó hoặc dây của nó.',
    },
    'gateway-ping': {
      ask: 'Ping gateway phía nhà cung cấp có trả lời không?',
      how:
        'Trên máy tính, mở Command Prompt (gõ cmd), rồi gõ: ping, dấu cách, địa chỉ gateway ghi ' +
        'trong hồ sơ kênh truyền. Thấy “Reply from” là bình thường; thấy “Request timed out” ' +
        'hoặc “unreachable” là có lỗi.',
    },
    restart: {
      ask: 'Khởi động lại thiết bị thì mạng có lại không?',
      how:
        'Tắt bộ chuyển đổi quang điện, modem và router; chờ 1 phút; bật lại; chờ 5 phút. Có ' +
        'mạng lại: chọn “Bình thường”. Vẫn không có: chọn “Có lỗi”.',
    },
  },
  howTo: (check: string) => `Cách kiểm tra: ${check}`,
  remark: 'Thấy gì?',
  verdict: {
    legend: 'Bạn kết luận thế nào?',
    suggested: 'Gợi ý',
    because: (verdict: string, checks: string) =>
      `Câu trả lời về ${checks} nghiêng về “${verdict}”. Bạn là người kết luận.`,
    nothing: 'Trả lời về nguồn điện, dây và mạng nội bộ thì có gợi ý ở đây.',
    later: 'Chưa kết luận: báo trước, kiểm tra sau',
    hints: {
      local: 'Đơn vị tự khắc phục; chưa gọi nhà cung cấp',
      carrier: 'Bước tiếp theo: gọi số trực của nhà cung cấp',
      later: 'Sự cố được ghi ngay; kết luận ghi sau trên trang sự cố',
    },
    missing: 'Hãy chọn một kết luận, hoặc “báo trước, kiểm tra sau”.',
  },
  extra: {
    show: 'Thêm mô tả, người liên hệ',
    description: 'Mô tả thêm',
    descriptionHint: 'Ví dụ: có thi công trước cửa, vừa mất điện khu vực',
    contactName: 'Người để gọi lại',
    contactPhone: 'Điện thoại của người đó',
    contactBoth: 'Hãy ghi cả tên và số điện thoại, hoặc bỏ trống cả hai.',
  },
  send: 'Gửi báo cáo',
  sending: 'Đang gửi…',
  stillMissing: (what: string) => `Còn thiếu: ${what}`,
  missing: {
    circuit: 'kênh truyền',
    symptom: 'tình trạng',
    since: 'thời điểm',
    verdict: 'kết luận',
  },
  failed: {
    kept: 'Nội dung vẫn được giữ trên máy này. Gửi lại bao nhiêu lần cũng chỉ thành một báo cáo.',
    hotline: 'Nếu gấp, gọi ngay số trực sự cố:',
  },
  arrived: {
    text:
      'Lần gửi trước đã tới nơi: sự cố đã được ghi. Phần vừa sửa thêm thì chưa; hãy mở sự cố và ' +
      'ghi cập nhật.',
    open: 'Mở sự cố đã ghi',
  },
  discard: 'Xoá hết, làm lại từ đầu',
};
