/** What the fields of an agreement are called, and what their values say, in both languages. */
import type { Words } from '../domain/agreement.ts';

function t(vi: string, en: string): Words {
  return { vi, en };
}

/** The fields, by the keys of the file. */
export const fieldWords = {
  language: { vi: t('tiếng Việt', 'Vietnamese'), en: t('tiếng Anh', 'English') },
  title: t('Tên thoả thuận', 'Title'),
  contract: t('Hợp đồng', 'Contract'),
  customerId: t('Mã khách hàng', 'The customer’s id'),
  carrierId: t('Mã nhà cung cấp', 'The carrier’s id'),
  calendar: t('Giờ tính thời hạn', 'Hours that count'),
  holidays: t('Ngày nghỉ lễ', 'Days off'),
  through: t('Ngày nghỉ đã biết đến hết', 'Days off are known through'),
  clock: {
    due: t('thời hạn', 'due'),
    clause: t('điều khoản', 'clause'),
    restarts: t('chạy lại sau mỗi thông tin', 'starts again after each word'),
    asked: t('khi nào', 'when'),
  },
  mode: t('Báo cáo cấp trên', 'Escalation'),
  levelNo: t('Cấp', 'Level'),
  level: {
    after: t('sau', 'after'),
    contact: t('người nhận', 'who is told'),
    clause: t('điều khoản', 'clause'),
  },
  calls: t('Cuộc gọi không ai trả lời', 'Unanswered calls'),
  years: t('Số năm giữ hồ sơ', 'How long records are kept'),
  quiet: t('Giờ yên lặng', 'Quiet hours'),
  contact: {
    name: t('tên', 'name'),
    title: t('chức danh', 'title'),
    party: t('bên', 'side'),
    phone: t('điện thoại', 'telephone'),
    phonePrinted: t('điện thoại như trên giấy', 'telephone as printed'),
    fax: t('fax', 'fax'),
    faxPrinted: t('fax như trên giấy', 'fax as printed'),
    email: t('thư điện tử', 'mail'),
    webhook: t('chương trình được báo', 'program that is told'),
    verifiedOn: t('kiểm tra ngày', 'verified on'),
    hours: t('giờ liên hệ được', 'hours when reached'),
  },
  hotline: t('Số báo sự cố:', 'Hotline:'),
  clause: t('Điều', 'Clause'),
  heading: t('tên điều', 'heading'),
} as const;

/** What a value says. */
export const valueWords = {
  always: t('liên tục, 24 × 7', 'every hour, 24 × 7'),
  noLimit: t('không có hạn', 'no limit'),
  yesNo: { true: t('có', 'yes'), false: t('không', 'no') },
  asked: {
    always: t('mỗi khi lỗi không thuộc khách hàng', 'unless the customer was at fault'),
    'on-request': t('khi khách hàng yêu cầu', 'if the customer asks'),
  },
  mode: {
    automatic: t('tự động', 'automatic'),
    offered: t('chờ người phụ trách bấm', 'waits for a person’s click'),
  },
  neverNotice: t('không bao giờ được coi là đã thông báo', 'never count as notice'),
  notice: (count: number) =>
    t(`lần thứ ${count} được coi là đã thông báo`, `number ${count} counts as notice`),
  years: (count: number) =>
    t(
      `${count} năm kể từ mục cuối`,
      `${count} ${count === 1 ? 'year' : 'years'} from the last entry`,
    ),
} as const;
