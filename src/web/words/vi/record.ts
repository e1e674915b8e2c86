import { number } from './number.ts';

export const record = {
  title: 'Hồ sơ',
  sealed: (n: number) => `Niêm phong gần nhất của bàn trực: mốc ${n}`,
  notSealed: 'Bàn trực chưa niêm phong lần nào.',
  checked: (at: string, records: number) =>
    `Soát toàn bộ ${at}: ${number(records)} hồ sơ, không chỗ sai`,
  flawed: (at: string, flaws: number) => `Soát toàn bộ ${at}: ${number(flaws)} chỗ sai`,
  pdf: 'Tải biên bản (PDF)',
  json: 'Tải hồ sơ (JSON)',
  masked: 'Che số điện thoại và thư của cá nhân',
  making: 'Đang làm tệp …',
  how: 'Biên bản PDF mang theo hồ sơ. Kiểm tra không cần mạng, nhiều năm sau vẫn được:',
  verify: 'thongsuot verify TỆP',
  keys: 'Khoá công khai của bàn trực',
  alarm: {
    title: 'Hồ sơ cần được xem xét ngay',
    flaws: 'Lần soát gần nhất thấy hồ sơ không khớp với dấu niêm phong. Hãy báo cả hai bên.',
    'key-lost': 'Khoá ký không có ở bàn trực: từ nay chưa có mốc niêm phong nào được ký.',
    silent: 'Đã hơn năm phút không có mốc niêm phong nào được làm. Hãy báo người vận hành.',
  },
};
