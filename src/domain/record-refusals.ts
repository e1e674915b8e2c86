/** Refusals about the record as it leaves the desk; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const recordRefusals = {
  'R-1': row(
    'Khoá ký hồ sơ không có ở bàn trực, nên chưa xuất được.',
    'Hãy báo người vận hành đưa lại khoá (thongsuot key rotate --lost nếu đã mất hẳn).',
    'The key that signs the record is not at the desk, so nothing is exported.',
    'Tell the operator to put the key back (thongsuot key rotate --lost if it is gone).',
  ),
  'R-2': row(
    'Hồ sơ này không khớp với dấu của nó, nên bàn trực không xác nhận.',
    'Hãy xem chỗ sai trong thẻ Hồ sơ, và báo cả hai bên.',
    'This record does not fit its seals, so the desk does not vouch for it.',
    'See what is wrong in the record card, and tell both parties.',
  ),
  'R-3': row(
    'Kho hồ sơ do người quản trị của bên, hoặc Sở Tài chính của tỉnh, xuất.',
    'Hãy nhờ họ xuất; từng sự cố thì bạn tải được ở trang của nó.',
    'Archives are made by who administers a side, or coordinates a province.',
    'Ask them; a single incident’s files are on its own page.',
  ),
  'R-4': row(
    'Kho hồ sơ này chưa xong, hoặc đã được xoá sau bảy ngày.',
    'Hãy chờ đến khi xong, hoặc xuất lại.',
    'This archive is not done yet, or was cleared away after seven days.',
    'Wait until it is done, or make it again.',
  ),
  'R-5': row(
    'Hồ sơ này chưa hết thời hạn lưu giữ, hoặc sự cố chưa kết thúc.',
    'Chỉ xoá được hồ sơ có trong danh sách hết hạn.',
    'The term of this record is not over, or the incident is not.',
    'Only records in the list of those that are over can be removed.',
  ),
  'R-6': row(
    'Hồ sơ này đang được giữ lại theo yêu cầu pháp lý.',
    'Bên đã yêu cầu phải thôi giữ trước.',
    'This record is on legal hold.',
    'The side that placed the hold has to lift it first.',
  ),
  'R-7': row(
    'Không có lệnh giữ nào của bên bạn mang số này đang hiệu lực.',
    'Hãy tải lại danh sách; lệnh giữ của bên kia chỉ bên đó thôi được.',
    'No hold of your side by that number is in force.',
    'Reload the list; a hold of the other side is for that side to lift.',
  ),
  'R-8': row(
    'Chỉ cơ quan chủ quản xoá được hồ sơ hết hạn.',
    'Hãy đề nghị cơ quan chủ quản; bên bạn có thể giữ hồ sơ lại.',
    'Only headquarters removes records whose term is over.',
    'Ask headquarters; your side may put a record on hold.',
  ),
} as const satisfies Record<string, RefusalRow>;
