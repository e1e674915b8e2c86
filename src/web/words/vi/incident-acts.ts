/** The words of the commands' forms: what each does, its button, its fields. */
export const acts = {
  about: {
    'self-diagnose': 'Đổi hoặc ghi kết luận lỗi ở đâu',
    withdraw: 'Trước khi nhà cung cấp nhận thông báo',
    'log-call': 'Gọi lại, ghi kết quả cuộc gọi',
    notify: 'Thư, tin nhắn, fax, có chứng cứ đã nhận',
    escalate: 'Báo cấp kế tiếp của nhà cung cấp',
    respond: 'Cho khách hàng biết đã tiếp nhận',
    update: 'Tin mới về việc xử lý',
    diagnose: 'Nguyên nhân và lúc khắc phục xong',
    'propose-responsibility': 'Lỗi thuộc bên nào',
    'agree-responsibility': 'Đồng ý với đề xuất',
    'dispute-responsibility': 'Phản đối, có lý do',
    'report-local-fix': 'Đơn vị đã sửa xong phần của mình',
    'revise-etr': 'Lời hẹn cũ vẫn được giữ trong hồ sơ',
    'claim-force-majeure': 'Thiên tai; chờ khách hàng chấp nhận',
    'accept-force-majeure': 'Không tính vào phần của nhà cung cấp',
    'reject-force-majeure': 'Vẫn tính cho nhà cung cấp, có lý do',
    'end-force-majeure': 'Thiên tai đã qua, hoặc rút khai báo',
    'report-fixed': 'Khách hàng sẽ kiểm tra, xác nhận',
    confirm: 'Đã thử và thấy chạy tốt',
    reject: 'Quay lại bước phân tích, có lý do',
    sign: 'Bên bạn đồng ý đóng sự cố',
    'ask-rfo': 'Nhà cung cấp nộp sau khi đóng, có hạn',
    'give-rfo': 'Bổ sung vào hồ sơ đã đóng',
    note: 'Lời ghi thêm, không đổi bước',
    correct: 'Mục mới nêu mục cũ',
  },
  forms: {
    'self-diagnose': {
      lead: 'Kiểm tra những gì làm được, rồi kết luận lỗi ở đơn vị hay ở kênh truyền.',
      send: 'Ghi kết luận',
    },
    withdraw: {
      lead: 'Sự cố kết thúc ngay. Chỉ rút được khi nhà cung cấp chưa nhận thông báo.',
      send: 'Rút báo cáo',
    },
    notify: {
      lead:
        'Dùng khi số trực không nghe. Thời hạn của nhà cung cấp tính từ lúc họ nhận được, nên ' +
        'cần chứng cứ.',
      send: 'Ghi: đã thông báo',
    },
    escalate: {
      lead: 'Người ở cấp này được báo ngay bằng mọi cách họ có. Báo sớm thì cần lý do, và mỗi giờ một lần.',
      send: 'Báo cấp này',
    },
    respond: {
      lead: 'Tin đầu tiên này dừng đồng hồ phản hồi. Đồng hồ nguyên nhân vẫn chạy.',
      send: 'Gửi phản hồi',
    },
    update: { lead: 'Cả hai bên đều thấy ngay.', send: 'Ghi cập nhật' },
    diagnose: {
      lead: 'Cần cả nguyên nhân và giờ khắc phục xong. Giờ này trở thành lời hẹn trong hồ sơ.',
      send: 'Gửi nguyên nhân và giờ hẹn',
    },
    'propose-responsibility': {
      lead: 'Bên kia sẽ đồng ý hoặc phản đối. Nhận về bên mình thì có hiệu lực ngay.',
      send: 'Gửi đề xuất',
    },
    'agree-responsibility': {
      lead: 'Từ lúc này, số phút gián đoạn tính cho bên được nêu, và sự cố chuyển bước theo đó.',
      send: 'Đồng ý',
    },
    'dispute-responsibility': {
      lead: 'Sự cố ở nguyên bước; lời phản đối được ghi vào hồ sơ.',
      send: 'Phản đối',
    },
    'report-local-fix': {
      lead: 'Nếu nhà cung cấp đã được thông báo, hai bên sẽ ký đóng; nếu chưa, sự cố kết thúc ngay.',
      send: 'Báo đã sửa xong',
    },
    'revise-etr': {
      lead: 'Lời hẹn cũ vẫn nằm trong hồ sơ, kèm kết quả của nó.',
      send: 'Gửi lời hẹn mới',
    },
    'claim-force-majeure': {
      lead: 'Đồng hồ khắc phục tạm dừng. Chỉ được trừ thời gian khi khách hàng chấp nhận.',
      send: 'Khai bất khả kháng',
    },
    'accept-force-majeure': {
      lead: 'Khoảng thời gian này sẽ không tính vào phần của nhà cung cấp.',
      send: 'Chấp nhận',
    },
    'reject-force-majeure': {
      lead: 'Đồng hồ khắc phục chạy tiếp, thời gian vẫn tính cho nhà cung cấp.',
      send: 'Từ chối',
    },
    'end-force-majeure': {
      lead: 'Đồng hồ khắc phục chạy tiếp từ lúc ghi.',
      send: 'Ghi kết thúc',
    },
    'report-fixed': {
      lead: 'Khách hàng sẽ kiểm tra và xác nhận. Họ không trả lời thì sự cố vẫn mở.',
      send: 'Báo đã khắc phục',
    },
    confirm: {
      lead: 'Chỉ xác nhận khi chính bạn đã thử và thấy kênh chạy tốt. Sau đó hai bên ký đóng.',
      send: 'Xác nhận đã thông',
    },
    reject: {
      lead:
        'Sự cố quay lại bước phân tích, các thời hạn của nhà cung cấp tính lại từ bây giờ; thời ' +
        'gian gián đoạn vẫn chạy tiếp.',
      send: 'Xác nhận chưa thông',
    },
    sign: {
      lead:
        'Hai bên cùng ký thì sự cố kết thúc và hồ sơ được lưu. Có điều chưa đồng ý thì ghi bảo ' +
        'lưu rồi ký.',
      send: 'Ký đóng sự cố',
    },
    'ask-rfo': {
      lead:
        'Hạn tính từ khi hai bên ký đóng. Nếu một bên đã ký, chữ ký đó phải ký lại vì nội dung đã ' +
        'thay đổi.',
      send: 'Yêu cầu báo cáo',
    },
    'give-rfo': {
      lead: 'Báo cáo được thêm vào cuối hồ sơ đã đóng; chỉ nộp một lần.',
      send: 'Nộp báo cáo',
    },
    note: {
      lead: 'Ghi chú nằm trong hồ sơ, cả hai bên đều đọc được khi có quyền xem sự cố.',
      send: 'Ghi chú',
    },
    correct: {
      lead: 'Mục cũ giữ nguyên; đính chính là một mục mới, hiện ngay cạnh mục cũ.',
      send: 'Ghi đính chính',
    },
  },
  fields: {
    'self-diagnose': {
      verdict: { label: 'Kết luận', missing: 'Hãy chọn một kết luận.' },
      remark: { label: 'Ghi chú thêm' },
    },
    withdraw: {
      reason: {
        label: 'Vì sao rút?',
        missing: 'Hãy ghi lý do rút.',
        phrases: ['Mạng đã tự chạy lại.', 'Báo nhầm kênh truyền.', 'Trùng với sự cố khác.'],
      },
    },
    notify: {
      means: { label: 'Thông báo bằng', missing: 'Hãy chọn cách đã thông báo.' },
      receipt: {
        label: 'Chứng cứ đã nhận',
        hint: 'Số phiếu, mã thư, hoặc tên người đã nhận',
        missing: 'Hãy ghi số, mã hoặc tên người đã nhận.',
      },
    },
    escalate: {
      reason: {
        label: 'Vì sao báo lúc này?',
        hint: 'Bắt buộc khi cấp này chưa đến hạn',
        missing: 'Cấp này chưa đến hạn: hãy ghi lý do báo sớm.',
        phrases: ['Số trực không nghe máy.', 'Cả cơ quan ngừng giao dịch.'],
      },
    },
    respond: {
      text: {
        label: 'Nội dung phản hồi',
        missing: 'Hãy viết ít nhất một câu.',
        phrases: ['Đã tiếp nhận, đang kiểm tra.', 'Đã cử kỹ thuật viên đến điểm cuối.'],
      },
    },
    update: {
      text: { label: 'Tin mới', missing: 'Hãy viết ít nhất một câu.' },
      relayedFrom: {
        label: 'Nghe từ ai bên nhà cung cấp',
        hint: 'Chỉ ghi khi bạn thuật lại lời nhà cung cấp: được tính là phản hồi của họ',
      },
    },
    diagnose: {
      cause: {
        label: 'Nguyên nhân',
        missing: 'Hãy nêu nguyên nhân. Nếu chưa biết, hãy ghi cập nhật.',
        phrases: [
          'Đứt cáp quang.',
          'Hỏng thiết bị đầu cuối.',
          'Lỗi cổng phía mạng nhà cung cấp.',
          'Trạm mất điện.',
        ],
      },
      etr: { label: 'Khắc phục xong lúc', missing: 'Hãy chọn thời điểm khắc phục xong.' },
      holder: { label: 'Trách nhiệm thuộc về' },
    },
    'propose-responsibility': {
      holder: { label: 'Trách nhiệm thuộc về', missing: 'Hãy chọn một bên.' },
      reason: { label: 'Lý do', missing: 'Hãy ghi lý do để bên kia xem xét.' },
    },
    'dispute-responsibility': {
      reason: { label: 'Vì sao phản đối?', missing: 'Hãy ghi lý do để bên kia xem xét.' },
    },
    'report-local-fix': {
      what: {
        label: 'Đã sửa gì?',
        missing: 'Hãy ghi đã sửa gì.',
        phrases: ['Đã khởi động lại thiết bị.', 'Đã thay dây mạng.', 'Đã có điện trở lại.'],
      },
    },
    'revise-etr': {
      etr: { label: 'Khắc phục xong lúc', missing: 'Hãy chọn thời điểm mới.' },
      reason: { label: 'Vì sao hẹn lại?', missing: 'Hãy ghi lý do hẹn lại.' },
    },
    'claim-force-majeure': {
      reason: {
        label: 'Thiên tai gì, ở đâu?',
        missing: 'Hãy ghi lý do.',
        phrases: ['Bão.', 'Lũ lụt, đường bị chia cắt.', 'Sạt lở đất.'],
      },
    },
    'reject-force-majeure': {
      reason: { label: 'Vì sao từ chối?', missing: 'Hãy ghi lý do.' },
    },
    'end-force-majeure': {
      how: { label: 'Kết thúc thế nào?', missing: 'Hãy chọn một trong hai.' },
      text: { label: 'Ghi rõ', missing: 'Hãy viết ít nhất một câu.' },
    },
    'report-fixed': {
      what: {
        label: 'Đã sửa gì, ở đâu?',
        missing: 'Hãy ghi đã sửa gì, ở đâu.',
        phrases: ['Đã hàn nối cáp quang.', 'Đã thay thiết bị đầu cuối.', 'Đã đổi cổng.'],
      },
    },
    confirm: {
      text: {
        label: 'Ghi chú',
        phrases: ['Đã thử, mạng chạy tốt.'],
      },
    },
    reject: {
      reason: {
        label: 'Kênh còn lỗi thế nào?',
        missing: 'Hãy mô tả kênh truyền còn lỗi thế nào.',
        phrases: ['Vẫn mất kết nối.', 'Lúc được lúc mất.', 'Có mạng nhưng rất chậm.'],
      },
    },
    sign: { reservation: { label: 'Bảo lưu', hint: 'Điều bên bạn chưa đồng ý, nếu có' } },
    'ask-rfo': {
      days: {
        label: 'Số ngày kể từ khi đóng',
        hint: 'Từ 1 đến 90; để trống nếu thoả thuận đã có hạn',
        phrases: ['3 ngày', '7 ngày'],
      },
      reason: { label: 'Vì sao cần báo cáo?' },
    },
    'give-rfo': {
      cause: { label: 'Nguyên nhân gốc', missing: 'Hãy viết nguyên nhân gốc.' },
      measures: { label: 'Biện pháp để không tái diễn' },
      file: {
        label: 'Bản báo cáo',
        hint: 'PDF, ảnh hoặc văn bản, tối đa 20 MB. Tệp được gửi lên ngay và nằm trong hồ sơ.',
      },
    },
    note: { text: { label: 'Ghi chú', missing: 'Hãy viết ít nhất một câu.' } },
    correct: { text: { label: 'Đúng ra là', missing: 'Hãy viết ít nhất một câu.' } },
  },
};
