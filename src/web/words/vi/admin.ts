export const admin = {
  title: 'Quản trị',
  lead: 'Mỗi bên quản trị phần của mình; mọi thay đổi đều được ghi lại, ai làm, trước và sau.',
  sections: {
    label: 'Các phần quản trị',
    units: { title: 'Đơn vị', text: 'Các đơn vị và kênh truyền của bên mình.' },
    people: {
      title: 'Người dùng',
      text: 'Ai của bên mình làm gì, ở đâu, từ bao giờ; mời người mới.',
    },
    audit: { title: 'Nhật ký quản trị', text: 'Ai đã làm gì với bàn trực, trước và sau.' },
    texts: { title: 'Báo bằng tin nhắn', text: 'Mật khẩu để đơn vị nhắn tin khi mất mạng.' },
  },
  search: 'Tìm theo tên hoặc mã, không cần dấu',
  units: {
    kind: {
      headquarters: 'Cơ quan chủ quản',
      coordinator: 'Điều phối tỉnh',
      site: 'Điểm sử dụng',
      carrier: 'Nhà cung cấp',
    },
    none: 'Không tìm thấy đơn vị nào',
    noneText: 'Hãy thử vài chữ khác của tên, hoặc xoá ô tìm.',
  },
};
