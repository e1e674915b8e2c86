/** Messages for the messengers' tests. */
import type { Message } from '../../src/notify/messenger.ts';

/** A message about one incident; the number is a sample that cannot be dialled. */
export function someMessage(change: Partial<Message> = {}): Message {
  return {
    id: '01920000-0000-7000-8000-00000000abcd',
    to: { name: 'Người mẫu', address: '+84000000001' },
    subject: 'Quá hạn phản hồi: SC-2026-0001',
    text: 'Kênh TTT-01 mất kết nối từ 09:10, chưa có phản hồi. https://desk.example.vn/su-co/1',
    short: 'Kenh TTT-01 mat ket noi tu 09:10, chua co phan hoi. https://desk.example.vn/su-co/1',
    about: {
      notice: 'escalated',
      incidents: [{ id: '01920000-0000-7000-8000-000000000001', code: 'SC-2026-0001' }],
    },
    ...change,
  };
}
