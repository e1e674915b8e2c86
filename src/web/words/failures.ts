/**
 * What the page itself must say when the desk gave no words of its own. In both languages, like
 * every refusal of the desk: a failure may outlive a change of language.
 */
export const failures = {
  network: {
    vi: {
      what: 'Không kết nối được với máy chủ.',
      todo: 'Hãy kiểm tra mạng rồi thử lại; nếu gấp, gọi số trực sự cố.',
    },
    en: {
      what: 'The desk cannot be reached.',
      todo: 'Check your network and try again; if urgent, call the hotline.',
    },
  },
  unexpected: {
    vi: {
      what: 'Máy chủ trả lời không như mong đợi.',
      todo: 'Hãy tải lại trang; nếu vẫn lỗi, báo người quản trị.',
    },
    en: {
      what: 'The desk gave an answer that was not expected.',
      todo: 'Reload the page; if it happens again, tell the administrator.',
    },
  },
  wrongPassword: {
    vi: {
      what: 'Thư điện tử hoặc mật khẩu không đúng.',
      todo: 'Hãy kiểm tra lại cả hai, để ý phím viết hoa và bộ gõ tiếng Việt.',
    },
    en: {
      what: 'The e-mail or the password is not right.',
      todo: 'Check both; mind the capitals, and the Vietnamese keyboard.',
    },
  },
  passkey: {
    vi: {
      what: 'Chưa dùng được khoá truy cập.',
      todo: 'Hãy thử lại, hoặc dùng mật khẩu.',
    },
    en: {
      what: 'The passkey was not used.',
      todo: 'Try again, or use the password.',
    },
  },
  singleSignOn: {
    vi: {
      what: 'Đăng nhập một lần không thành công.',
      todo: 'Hãy thử lại sau, vào bằng cách khác, hoặc nhờ người quản trị kiểm tra địa chỉ của bạn.',
    },
    en: {
      what: 'Single sign-on did not succeed.',
      todo: 'Try again later, go in another way, or ask your administrator to check your address.',
    },
  },
} as const;
