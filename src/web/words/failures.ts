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
} as const;
