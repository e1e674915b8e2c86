/**
 * Every refusal: its code is the paper's clause (`P-6.2`: clause 6, second refusal; `P-0`: the
 * parties, their times and the record; `D`: the desk itself; `G`: a mass outage, in
 * group-refusals.ts; `M`: messages, in message-refusals.ts; `L`: a link to answer by; `I`: who one
 * is, in identity-refusals.ts), with words for its reader. docs/refusals.md is checked against it.
 */

import { adminRefusals } from './admin-refusals.ts';
import { attachmentRefusals, closingRefusals } from './closing-refusals.ts';
import { deskRefusals } from './desk-refusals.ts';
import { deliveryRefusals } from './delivery-refusals.ts';
import { groupRefusals } from './group-refusals.ts';
import { linkRefusals } from './link-refusals.ts';
import { messageRefusals } from './message-refusals.ts';
import { identityRefusals } from './identity-refusals.ts';
import { setupRefusals } from './setup-refusals.ts';
import { recordRefusals } from './record-refusals.ts';
import { row, type RefusalRow } from './refusal-words.ts';
import { boardRefusals } from './board-refusals.ts';

export const refusals = {
  'P-0.1': row(
    'Sự cố này thuộc đơn vị khác.',
    'Hãy nhờ đơn vị đó, hoặc Sở Tài chính của tỉnh, thực hiện.',
    'This incident belongs to another office.',
    'Ask that office, or the coordinator of its province, to do it.',
  ),
  'P-0.2': row(
    'Việc này thuộc về bên kia.',
    'Hãy đề nghị bên kia thực hiện, hoặc ghi một cập nhật.',
    'This act belongs to the other side.',
    'Ask the other side to do it, or record an update.',
  ),
  'P-0.3': row(
    'Thời điểm khai ở tương lai.',
    'Hãy khai thời điểm việc đó đã xảy ra, không muộn hơn bây giờ.',
    'The time given lies in the future.',
    'Give the time at which it happened, no later than now.',
  ),
  'P-0.4': row(
    'Thời điểm khai sớm hơn lúc sự cố phát sinh.',
    'Hãy kiểm tra lại giờ; sự cố không thể có việc trước khi phát sinh.',
    'The time given is before the outage began.',
    'Check the time; nothing about an incident can come before it.',
  ),
  'P-0.5': row(
    'Chưa có nội dung.',
    'Hãy viết ít nhất một câu.',
    'There are no words in it.',
    'Write at least one sentence.',
  ),
  'P-0.6': row(
    'Bên bạn đã ghi đủ 2.000 mục vào hồ sơ sự cố này.',
    'Hãy kết thúc sự cố này và mở sự cố mới nếu cần.',
    'Your side has written 2,000 entries into this record already.',
    'Close this incident, and open a new one if need be.',
  ),
  'P-0.7': row(
    'Hồ sơ không có mục mang số đó.',
    'Hãy chọn một mục trong nhật ký sự cố.',
    'The record has no entry of that number.',
    'Choose an entry from the timeline.',
  ),
  'P-0.8': row(
    'Chỉ bên đã ghi mới được đính chính mục này.',
    'Hãy ghi một ghi chú nêu ý kiến của bên mình.',
    'Only the side that wrote this entry may correct it.',
    'Record a note with your side of it.',
  ),
  'P-0.9': row(
    'Câu trả lời này có trước việc mà nó trả lời.',
    'Hãy xem tình trạng hiện tại rồi trả lời lại.',
    'This answer is older than what it would answer.',
    'Look at how things stand now, and answer again.',
  ),
  'P-1.0': row(
    'Sự cố đã qua bước tự xác định nguyên nhân.',
    'Hãy tải lại trang để xem bước hiện tại.',
    'The incident is past self-diagnosis.',
    'Reload to see the present step.',
  ),
  'P-1.1': row(
    'Thời điểm phát sinh sự cố ở tương lai.',
    'Hãy khai thời điểm kênh truyền đã mất kết nối.',
    'The outage is said to begin in the future.',
    'Give the time at which the line went down.',
  ),
  'P-1.2': row(
    'Không tìm thấy kênh truyền này trong danh mục của đơn vị.',
    'Hãy chọn kênh truyền trong danh sách, hoặc báo cơ quan chủ quản bổ sung.',
    'This circuit is not among those of your offices.',
    'Choose one from the list, or ask headquarters to add it.',
  ),
  'P-1.3': row(
    'Nhà cung cấp đã nhận thông báo: không rút được nữa.',
    'Sự cố đã thông báo chỉ kết thúc khi hai bên cùng ký đóng.',
    'The carrier has been notified: it cannot be withdrawn.',
    'A notified incident ends only when both sides sign the closing.',
  ),
  'P-1.4': row(
    'Rút báo cáo phải có lý do.',
    'Hãy ghi lý do rút.',
    'Withdrawing needs a reason.',
    'Say why it is withdrawn.',
  ),
  'P-1.5': row(
    'Kết luận này đã được ghi rồi.',
    'Hãy làm bước tiếp theo, hoặc ghi kết luận khác nếu đã nhầm.',
    'This verdict is recorded already.',
    'Take the next step, or record the other verdict if this one was wrong.',
  ),
  'P-2.0': row(
    'Sự cố không ở bước thông báo cho nhà cung cấp.',
    'Hãy tải lại trang để xem bước hiện tại.',
    'The incident is not at the step of notifying the carrier.',
    'Reload to see the present step.',
  ),
  'P-2.1': row(
    'Thông báo bằng cách khác phải có chứng cứ đã nhận.',
    'Hãy ghi số, mã hoặc tên người đã nhận.',
    'Notice by other means needs its receipt.',
    'Give the number, code or name of whoever received it.',
  ),
  'P-3.0': row(
    'Lúc này không chờ phản hồi tiếp nhận.',
    'Hãy ghi một cập nhật nếu có tin mới.',
    'No first response is awaited now.',
    'Record an update if there is news.',
  ),
  'P-3.1': row(
    'Nhà cung cấp đã phản hồi trong lượt này.',
    'Hãy ghi một cập nhật, hoặc nêu nguyên nhân và thời gian khắc phục.',
    'The carrier has responded in this cycle already.',
    'Record an update, or give the cause and the ETR.',
  ),
  'P-3.2': row(
    'Lúc này không báo cáo cấp trên của nhà cung cấp được.',
    'Chỉ báo cáo khi đang chờ nhà cung cấp.',
    'There is nothing to escalate now.',
    'Escalate while the carrier is awaited.',
  ),
  'P-3.3': row(
    'Mọi cấp đã được báo cáo trong lượt này.',
    'Hãy gọi trực tiếp các đầu mối trong danh sách.',
    'Every level has been told in this cycle.',
    'Call the contacts on the list yourself.',
  ),
  'P-3.4': row(
    'Chỉ báo cáo sớm mỗi giờ một cấp.',
    'Hãy chờ đủ một giờ từ lần báo cáo sớm trước.',
    'Only one level an hour is told early.',
    'Wait an hour from the last early escalation.',
  ),
  'P-3.5': row(
    'Báo cáo sớm phải có lý do.',
    'Hãy ghi vì sao không thể chờ đến hạn.',
    'Escalating early needs a reason.',
    'Say why it cannot wait until it is due.',
  ),
  'P-3.6': row(
    'Không có cách nào liên hệ được cấp này.',
    'Hãy báo cơ quan chủ quản cập nhật đầu mối.',
    'This level cannot be reached by any means.',
    'Ask headquarters to mend the contact.',
  ),
  'P-4.0': row(
    'Sự cố không ở bước phân tích.',
    'Hãy tải lại trang để xem bước hiện tại.',
    'The incident is not at the step of joint diagnosis.',
    'Reload to see the present step.',
  ),
  'P-4.1': row(
    'Thời gian khắc phục dự kiến đã qua.',
    'Hãy nêu một thời điểm sau bây giờ.',
    'The estimated time to restore has passed already.',
    'Give an instant after now.',
  ),
  'P-4.2': row(
    'Phải nêu cả nguyên nhân và thời gian khắc phục.',
    'Hãy nêu nguyên nhân; nếu chưa biết, hãy ghi một cập nhật.',
    'Both the cause and the ETR are needed.',
    'Give the cause; while it is unknown, record an update.',
  ),
  'P-4.3': row(
    'Không có đề xuất trách nhiệm nào đang chờ trả lời.',
    'Hãy tải lại trang, hoặc tự nêu đề xuất.',
    'No proposal of responsibility waits for an answer.',
    'Reload, or make a proposal yourself.',
  ),
  'P-4.4': row(
    'Không tự trả lời đề xuất của bên mình.',
    'Hãy chờ bên kia đồng ý hoặc phản đối.',
    'A side does not answer its own proposal.',
    'Wait for the other side to agree or dispute.',
  ),
  'P-4.5': row(
    'Trách nhiệm đã được xác định như vậy.',
    'Không cần làm gì thêm.',
    'Responsibility is already held so.',
    'Nothing needs to be done.',
  ),
  'P-4.6': row(
    'Đề xuất hoặc phản đối trách nhiệm phải có lý do.',
    'Hãy ghi lý do để bên kia xem xét.',
    'Proposing or disputing responsibility needs a reason.',
    'Give the reason for the other side to consider.',
  ),
  'P-4.7': row(
    'Thời gian khắc phục dự kiến quá xa (hơn 90 ngày).',
    'Hãy kiểm tra lại ngày.',
    'The estimated time to restore is too far away (over 90 days).',
    'Check the date.',
  ),
  'P-4.8': row(
    'Bất khả kháng ở bước này được khai bằng lệnh riêng.',
    'Nhà cung cấp hãy khai bất khả kháng, có lý do.',
    'At this step force majeure is claimed by its own command.',
    'The carrier claims force majeure, with a reason.',
  ),
  'P-4.9': row(
    'Đề xuất này đã bị phản đối.',
    'Hãy phối hợp và nêu một đề xuất mới.',
    'This proposal has been disputed already.',
    'Work it out together and make a new proposal.',
  ),
  'P-5.0': row(
    'Sự cố không ở bước nhà cung cấp khắc phục.',
    'Hãy tải lại trang để xem bước hiện tại.',
    'The incident is not at the step of restoration.',
    'Reload to see the present step.',
  ),
  'P-5.1': row(
    'Chưa có nguyên nhân và thời gian khắc phục lần đầu.',
    'Hãy nêu nguyên nhân và thời gian khắc phục trước.',
    'There is no first cause and ETR yet.',
    'Give the cause and the ETR first.',
  ),
  'P-5.2': row(
    'Hẹn lại thời gian khắc phục phải có lý do.',
    'Hãy ghi lý do hẹn lại.',
    'A new ETR needs a reason.',
    'Say why the promise moves.',
  ),
  'P-5.3': row(
    'Đã có một khai báo bất khả kháng chưa kết thúc.',
    'Hãy kết thúc khai báo đó trước.',
    'A claim of force majeure is open already.',
    'End that claim first.',
  ),
  'P-5.4': row(
    'Không có khai báo bất khả kháng nào đang chờ.',
    'Hãy tải lại trang để xem tình trạng.',
    'No claim of force majeure is waiting.',
    'Reload to see how things stand.',
  ),
  'P-5.5': row(
    'Khai báo, từ chối hoặc kết thúc bất khả kháng phải có lý do.',
    'Hãy ghi lý do.',
    'Claiming, rejecting or ending force majeure needs a reason.',
    'Give the reason.',
  ),
  'P-5.6': row(
    'Chỉ nhà cung cấp rút được khai báo của mình.',
    'Nếu thiên tai đã qua, hãy ghi là đã kết thúc.',
    'Only the carrier withdraws its own claim.',
    'If the event is over, record that it is over.',
  ),
  'P-5.7': row(
    'Phải nêu việc đã khắc phục.',
    'Hãy ghi đã sửa gì, ở đâu.',
    'What was fixed has to be said.',
    'Say what was repaired, and where.',
  ),
  'P-6.0': row(
    'Sự cố không ở bước kiểm tra, xác nhận.',
    'Hãy tải lại trang để xem bước hiện tại.',
    'The incident is not at the step of verification.',
    'Reload to see the present step.',
  ),
  'P-6.1': row(
    'Bên khắc phục không tự xác nhận kết quả của mình.',
    'Việc xác nhận thuộc về đơn vị sử dụng kênh truyền.',
    'The side that repaired does not confirm its own repair.',
    'Confirming belongs to the site that uses the circuit.',
  ),
  'P-6.2': row(
    'Trả lại "chưa khắc phục" phải có lý do.',
    'Hãy mô tả kênh truyền còn lỗi thế nào.',
    'Saying "not fixed" needs a reason.',
    'Describe how the circuit still fails.',
  ),
  ...closingRefusals,
  ...attachmentRefusals,
  ...groupRefusals,
  ...boardRefusals,
  ...deskRefusals,
  ...deliveryRefusals,
  ...adminRefusals,
  ...messageRefusals,
  ...identityRefusals,
  ...setupRefusals,
  ...linkRefusals,
  ...recordRefusals,
} as const satisfies Record<string, RefusalRow>;

export type RefusalCode = keyof typeof refusals;

/** Every code, in the order of the clauses. */
export const refusalCodes = Object.keys(refusals) as RefusalCode[];

/** A command that was not carried out, and which rule says so. */
export interface Refusal {
  refusal: RefusalCode;
}

/** Makes a refusal of the given code. */
export function refuse(refusal: RefusalCode): Refusal {
  return { refusal };
}
