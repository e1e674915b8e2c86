export const signIn = {
  title: 'Đăng nhập',
  intro: 'Bàn trực chung của đơn vị sử dụng và nhà cung cấp khi kênh truyền gặp sự cố.',
  email: 'Thư điện tử',
  password: 'Mật khẩu',
  showPassword: 'Hiện hoặc ẩn mật khẩu',
  submit: 'Đăng nhập',
  sample: {
    title: 'Dữ liệu mẫu',
    text: 'Hệ thống đang chạy với dữ liệu mẫu. Chạm một người để vào ngay.',
  },
};
