/**
 * What a mass outage refuses. The paper knows single incidents only, so these codes have no clause:
 * `G` is the group; what its acts do to an incident is refused by the clause, as ever.
 */
import { row, type RefusalRow } from './refusal-words.ts';

export const groupRefusals = {
  'G-1': row(
    'Sự cố diện rộng này đã kết thúc hoặc đã bị bác.',
    'Hãy xử lý từng sự cố của đơn vị, hoặc mở sự cố diện rộng mới.',
    'This mass outage has ended or was dismissed.',
    'Go on with each incident, or propose a new mass outage.',
  ),
  'G-2': row(
    'Việc này của sự cố diện rộng không thuộc vai trò của bạn.',
    'Hãy nhờ Sở Tài chính, cơ quan chủ quản hoặc nhà cung cấp thực hiện.',
    'This act on a mass outage is not your role’s.',
    'Ask the coordinator, headquarters or the carrier to do it.',
  ),
  'G-3': row(
    'Sự cố diện rộng này chưa được xác nhận.',
    'Hãy xác nhận trước, hoặc bác nếu các sự cố không liên quan.',
    'This mass outage is not confirmed yet.',
    'Confirm it first, or dismiss it if the incidents are unrelated.',
  ),
  'G-4': row(
    'Sự cố diện rộng này đã được xác nhận.',
    'Hãy tải lại trang; nếu cần, đưa từng sự cố ra khỏi nhóm.',
    'This mass outage has been confirmed already.',
    'Reload; if need be, let single incidents leave it.',
  ),
  'G-5': row(
    'Tỉnh này đang có một sự cố diện rộng của cùng nhà cung cấp.',
    'Hãy đưa sự cố vào nhóm đó.',
    'The province has an open mass outage of the same carrier.',
    'Let the incidents join that one.',
  ),
  'G-6': row(
    'Sự cố không cùng tỉnh hoặc không cùng nhà cung cấp với nhóm.',
    'Hãy chọn sự cố của đúng tỉnh và nhà cung cấp.',
    'The incident is of another province or carrier than the group.',
    'Choose incidents of the same province and carrier.',
  ),
  'G-7': row(
    'Sự cố đã thuộc một nhóm diện rộng.',
    'Hãy đưa sự cố ra khỏi nhóm kia trước.',
    'The incident is in a mass outage already.',
    'Let it leave that one first.',
  ),
  'G-8': row(
    'Sự cố không thuộc nhóm này.',
    'Hãy tải lại trang để xem các sự cố của nhóm.',
    'The incident is not in this group.',
    'Reload to see the incidents of the group.',
  ),
  'G-9': row(
    'Bác một sự cố diện rộng hoặc rời khỏi nhóm phải có lý do.',
    'Hãy ghi lý do.',
    'Dismissing a mass outage or leaving it needs a reason.',
    'Give the reason.',
  ),
  'G-10': row(
    'Sự cố diện rộng cần sự cố của ít nhất hai đơn vị.',
    'Hãy chọn thêm sự cố, hoặc xử lý riêng sự cố này.',
    'A mass outage needs incidents of two sites at least.',
    'Choose more incidents, or deal with this one by itself.',
  ),
  'G-11': row(
    'Nhà cung cấp đã báo khắc phục: nhóm không nhận thêm sự cố.',
    'Nếu kênh vẫn mất kết nối, hãy báo sự cố riêng.',
    'The carrier has reported it fixed: the group takes no more incidents.',
    'If your line is still down, report it by itself.',
  ),
  'G-12': row(
    'Không sự cố nào của nhóm đang ở bước này.',
    'Hãy xem tình trạng từng sự cố của nhóm.',
    'No incident of the group is at the step that this is for.',
    'See how each incident of the group stands.',
  ),
  'G-13': row(
    'Còn đơn vị chưa kiểm tra, xác nhận.',
    'Hãy chờ các đơn vị trả lời, hoặc đưa sự cố đó ra khỏi nhóm.',
    'Some sites have not verified yet.',
    'Wait for their answer, or let those incidents leave the group.',
  ),
  'G-14': row(
    'Sự cố đang ở bước không vào nhóm được.',
    'Chỉ sự cố đang chờ nhà cung cấp khắc phục mới vào nhóm.',
    'The incident is at a step at which it cannot join.',
    'Only incidents whose line still waits for the carrier join.',
  ),
} as const satisfies Record<string, RefusalRow>;
