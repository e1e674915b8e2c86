export const help = {
  guide: {
    title: 'Hướng dẫn',
    parts: 'Hướng dẫn cho từng vai trò',
    part: {
      site: 'Kỹ thuật viên đơn vị',
      coordinator: 'Điều phối cấp tỉnh',
      headquarters: 'Cơ quan chủ quản',
      helpdesk: 'Trực hỗ trợ nhà cung cấp',
      'account-manager': 'Quản lý khách hàng',
      director: 'Giám đốc trung tâm',
      administrator: 'Người quản trị',
    },
    missing: 'Không có hướng dẫn này',
    missingText: 'Hãy chọn một vai trò ở trên.',
  },
  clause: {
    name: (clauses: string) => `Điều ${clauses} nói gì?`,
    clause: (n: string) => `Điều ${n}`,
    desk: 'Bàn trực làm gì:',
    silent: 'Thoả thuận này không kèm nguyên văn của điều này.',
    topics: {
      clocks:
        'đếm từ T0, lúc nhà cung cấp nhận được thông báo. Báo “đã nhận” chỉ dừng đồng hồ phản hồi; đồng hồ kia cần cả nguyên nhân và giờ khắc phục. Đúng giây hạn vẫn là kịp.',
      promises:
        'giữ mọi giờ đã hẹn, ai hẹn, lệch bao nhiêu, giữ được hay không. Hẹn lại không xoá lời hẹn trước.',
      responsibility:
        'một bên đề xuất, bên kia đồng ý hoặc phản đối. Bên tự nhận thì có hiệu lực ngay. Bất khả kháng chỉ được trừ khi khách hàng chấp nhận.',
      ladder:
        'tự báo từng cấp đúng hạn, mỗi cấp tính thẳng từ T0. Cấp không liên hệ được thì nói to lên và bỏ qua, không chờ trong im lặng.',
      outage:
        'chia từng phút cho bên đang chịu trách nhiệm lúc ấy, hai bên thấy cùng một dải. “Chưa thông” không tính lại từ đầu.',
      report:
        'ghi ai báo, giờ khai và giờ nhận. Cuộc gọi không ai nghe cũng là bằng chứng, nhưng chưa bắt đầu thời hạn nào.',
      diagnose: 'coi là đáp ứng khi có cả nguyên nhân và giờ khắc phục. Giờ ấy trở thành lời hẹn.',
      restore: 'đếm đến giờ đã hẹn. Khai bất khả kháng làm đồng hồ khắc phục tạm dừng.',
      verify:
        'chờ chính đơn vị nói kênh thông hay chưa. Im lặng không đóng sự cố; chưa thông thì vòng mới bắt đầu.',
      close:
        'hai bên ký cùng một nội dung, trước sau tuỳ ý. Ký đủ thì hồ sơ niêm phong, không ai sửa được.',
    },
  },
  tour: {
    title: 'Đi một vòng',
    offer: 'Lần đầu ở đây?',
    offerText: 'Đi một vòng qua vài màn hình thật, khoảng một phút. Không có gì bị gửi đi.',
    start: 'Đi một vòng',
    decline: 'Không, cảm ơn',
    again: 'Đi một vòng lại từ đầu',
    resume: 'Đi tiếp vòng đang dở',
    count: (n: number, all: number) => `${n} trên ${all}`,
    before: 'Trước',
    next: 'Tiếp',
    later: 'Để sau',
    done: 'Xong',
    steps: {
      board: {
        title: 'Bảng sự cố',
        text: {
          customer:
            'Ba con số: đang mở, đến lượt bạn, quá hạn. Bấm một số để chỉ xem những việc ấy.',
          carrier:
            'Ba con số: đang mở, đến lượt bạn, quá hạn. “Đến lượt bạn” là việc đang chờ bên nhà cung cấp.',
        },
      },
      row: {
        title: 'Một dòng, một sự cố',
        text: 'Hạn gần nhất đứng trên. Mỗi dòng nói ở đâu, bước nào, đang chờ ai, hạn nào tới trước.',
      },
      report: {
        title: 'Báo sự cố',
        text: 'Ba câu hỏi, không cần gõ chữ. Mất mạng vẫn báo được: báo cáo nằm trong máy và tự gửi một lần. Trong vòng này bạn chưa gửi gì.',
      },
      glance: {
        title: 'Một cái nhìn',
        text: 'Hỏng gì, từ bao giờ, đang chờ ai, hạn lúc nào, đã hẹn gì. Hai bên thấy đúng như nhau.',
      },
      act: {
        title: 'Việc của bạn',
        text: 'Chỉ những việc bạn làm được lúc này. Không có nút nào nghĩa là đang chờ bên kia.',
      },
      clocks: {
        title: 'Các thời hạn',
        text: 'Hạn là một thời điểm cố định. Bấm “Vì sao” để biết tính từ đâu, dấu hỏi để đọc văn bản.',
      },
      ladder: {
        title: 'Cấp trên được báo khi nào',
        text: 'Quá hạn phản hồi thì từng cấp được báo, tự động. Ở đây thấy ai, lúc nào, đã tới chưa.',
      },
      calls: {
        title: 'Cần gọi điện',
        text: 'Người phải báo bằng điện thoại, kèm số và lời cần nói. Gọi xong thì ghi kết quả.',
      },
      map: {
        title: 'Bản đồ',
        text: 'Mỗi tỉnh theo tình trạng và hạn gấp nhất. Bấm vào tỉnh để xuống từng sự cố.',
      },
      'what-if': {
        title: 'Nếu như…',
        text: 'Thoả thuận diễn trên trục thời gian: không ai trả lời thì chuyện gì xảy ra, lúc nào. Không có gì được ghi lại.',
      },
      outbox: {
        title: 'Thư và tin',
        text: 'Mọi lời báo nằm ở đây. Không gì rời khỏi máy cho đến khi cơ quan chủ quản bật việc gửi.',
      },
      readiness: {
        title: 'Sẵn sàng',
        text: 'Đầu mối nào còn đúng, cấp nào không tới được ai. Diễn thử trước khi cần.',
      },
      admin: {
        title: 'Quản trị',
        text: 'Mỗi bên quản trị phần của mình, mọi thay đổi có lịch sử và đường lui.',
      },
      end: {
        title: 'Hết vòng',
        text: 'Hướng dẫn cho vai trò của bạn nằm ở đây, kèm hình. Có bàn phím thì ? hiện mọi phím tắt.',
      },
    },
  },
};
