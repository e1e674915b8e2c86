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
};
