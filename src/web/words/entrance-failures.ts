/** What the entrance must say where the desk gave no words: apart, as the report needs none of it. */
export const entranceFailures = {
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
  passkeyElsewhere: (name: string) => ({
    vi: {
      what: `Khoá truy cập của bàn trực này gắn với tên ${name}.`,
      todo: `Hãy mở bàn trực ở ${name}; nếu tên ấy sai, nhờ người vận hành đặt PUBLIC_URL.`,
    },
    en: {
      what: `Passkeys of this desk belong to the name ${name}.`,
      todo: `Open the desk at ${name}; if that is the wrong name, ask its operator to set PUBLIC_URL.`,
    },
  }),
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
