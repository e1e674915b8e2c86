/** Refusals about who one is and what one administers; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const identityRefusals = {
  'D-18': row(
    'Việc này thuộc về người quản trị của mỗi bên.',
    'Hãy đề nghị cơ quan chủ quản, hoặc giám đốc của nhà cung cấp.',
    'This belongs to each side’s administrators.',
    'Ask headquarters, or the carrier’s director.',
  ),
  'I-1': row(
    'Bàn trực đang khoá.',
    'Hãy nhập lại mật khẩu, hoặc dùng khoá truy cập (passkey), để mở.',
    'This desk is locked.',
    'Give your password or your passkey again to open it.',
  ),
  'I-2': row(
    'Địa chỉ này đã thử sai quá nhiều lần nên tạm khoá 15 phút.',
    'Hãy chờ, hoặc nhờ người quản trị của bên mình mở khoá.',
    'Too many tries for this address: it is closed for 15 minutes.',
    'Wait, or ask your side’s administrator to unlock it.',
  ),
  'I-3': row(
    'Tài khoản này đã bị vô hiệu hoá.',
    'Hãy nhờ người quản trị của bên mình mở lại.',
    'This account is disabled.',
    'Ask your side’s administrator to enable it.',
  ),
  'I-4': row(
    'Vai trò này bắt buộc có yếu tố xác thực thứ hai.',
    'Hãy đăng ký ứng dụng tạo mã hoặc khoá truy cập, hoặc đăng nhập bằng chúng.',
    'This role needs a second factor.',
    'Enrol an authenticator app or a passkey, or sign in with one.',
  ),
  'I-5': row(
    'Mã truy cập này không dùng được cho việc này.',
    'Hãy dùng mã có đúng phạm vi.',
    'This token is not for that.',
    'Use a token whose scope allows it.',
  ),
  'I-6': row(
    'Cần thêm mã của yếu tố thứ hai.',
    'Hãy nhập mã 6 số trong ứng dụng, hoặc một mã dự phòng.',
    'A second factor is needed.',
    'Give the six digits of the app, or a recovery code.',
  ),
  'I-7': row(
    'Mã của yếu tố thứ hai không đúng hoặc đã quá hạn.',
    'Hãy đợi mã mới trong ứng dụng rồi thử lại.',
    'The second factor’s code is wrong or too old.',
    'Wait for the app’s next code and try again.',
  ),
  'I-8': row(
    'Việc này cần xác nhận lại bạn là ai.',
    'Hãy nhập lại mật khẩu, hoặc dùng khoá truy cập.',
    'For this, prove who you are once more.',
    'Give your password or your passkey again.',
  ),
  'I-9': row(
    'Mật khẩu quá ngắn.',
    'Hãy dùng ít nhất 14 ký tự; có yếu tố thứ hai thì ít nhất 8.',
    'The password is too short.',
    'Use at least 14 characters, or 8 with a second factor.',
  ),
  'I-10': row(
    'Mật khẩu này quá phổ biến, hoặc chứa địa chỉ của bạn.',
    'Hãy chọn một câu dài mà chỉ bạn biết.',
    'This password is too common, or holds your address.',
    'Choose a long phrase that only you know.',
  ),
  'I-11': row(
    'Mã này không đúng, đã dùng, hoặc đã hết hạn.',
    'Hãy nhờ người quản trị cấp mã mới.',
    'This code is wrong, used or too old.',
    'Ask your administrator for a new one.',
  ),
  'I-12': row(
    'Khoá truy cập không được chấp nhận.',
    'Hãy thử lại, hoặc đăng nhập bằng mật khẩu.',
    'The passkey was not accepted.',
    'Try again, or sign in with your password.',
  ),
  'I-13': row(
    'Địa chỉ này đã có tài khoản.',
    'Hãy tìm người này và giao thêm vai trò.',
    'This address has an account already.',
    'Find the person and give another role.',
  ),
  'I-14': row(
    'Vai trò và đơn vị không khớp, hoặc thời hạn sai.',
    'Hãy chọn đơn vị đúng loại, và ngày kết thúc sau ngày bắt đầu.',
    'Role and unit do not fit, or the dates are wrong.',
    'Choose a unit of the role’s kind, and an end after the beginning.',
  ),
  'I-15': row(
    'Không tự làm việc này với chính mình.',
    'Hãy nhờ một người quản trị khác.',
    'Nobody does this to himself.',
    'Ask another administrator.',
  ),
  'I-16': row(
    'Đăng nhập một lần không thành công.',
    'Hãy thử lại, hoặc nhờ người quản trị kiểm tra địa chỉ của bạn.',
    'Single sign-on did not succeed.',
    'Try again, or ask your administrator to check your address.',
  ),
} as const satisfies Record<string, RefusalRow>;
