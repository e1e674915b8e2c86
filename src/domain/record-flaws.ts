/** Everything that can be wrong with a record, and the sentence that names it, for both parties. */
import type { Words } from './agreement.ts';
import type { CheckpointFlaw } from './checkpoint.ts';
import type { ChainFlaw } from './record.ts';
import type { RemovalFlaw } from './retention.ts';
import type { KeyFlaw } from './signing.ts';

/** What a flaw is, by its name. */
export type RecordFlawName =
  | ChainFlaw['what']
  | CheckpointFlaw
  | KeyFlaw
  | 'vanished'
  | 'not-as-sealed'
  | 'checkpoints-cut'
  | AuditFlaw
  | ArchiveFlaw
  | RemovalFlaw
  | FileFlaw;

/** What can be wrong with an exported file besides its record. */
export type FileFlaw =
  | 'file-unreadable'
  | 'file-altered'
  | 'file-seal'
  | 'file-other'
  | 'key-foreign'
  | 'proof-broken'
  | 'proof-missing'
  | 'agreement-changed'
  | 'attachment-missing'
  | 'attachment-changed'
  | 'attachment-foreign'
  | 'pdf-unsealed'
  | 'pdf-changed'
  | 'pdf-forged'
  | 'pdf-attachment'
  | 'pdf-other-record';

/** What can be wrong with the archive of a year, besides what is in it. */
export type ArchiveFlaw =
  | 'archive-unsealed'
  | 'archive-forged'
  | 'archive-changed'
  | 'archive-manifest'
  | 'archive-file'
  | 'archive-missing'
  | 'archive-foreign';

/** What can be wrong with the audit trail. */
export type AuditFlaw =
  | 'audit-changed'
  | 'audit-missing'
  | 'audit-backdated'
  | 'audit-seal-missing'
  | 'audit-not-as-sealed';

/** One flaw: what, and where. */
export interface RecordFlaw {
  what: RecordFlawName;
  /** The incident, the group, or the key. */
  id?: string;
  /** The entry of a record, from 1; or the checkpoint. */
  seq?: number;
}

const w = (vi: string, en: string): Words => ({ vi, en });

/** What each flaw says; `{seq}` is the entry's or the checkpoint's number. */
const sentences = {
  'body-changed': w(
    'mục {seq} đã bị sửa: nội dung không khớp với dấu của nó',
    'entry {seq} was changed: its content does not fit its seal',
  ),
  'chain-broken': w(
    'mục {seq} không nối với mục trước nó: có mục bị bỏ, bị thêm hoặc bị thay',
    'entry {seq} does not follow the one before it: an entry was dropped, added or replaced',
  ),
  'out-of-order': w('mục {seq} không ở đúng chỗ của nó', 'entry {seq} is not at its place'),
  unreadable: w('mục {seq} không đọc được', 'entry {seq} cannot be read'),
  'cut-short': w(
    'hồ sơ bị cắt: thiếu từ mục {seq} trở đi',
    'the record was cut short: entry {seq} and what came after it are missing',
  ),
  'other-head': w(
    'mục cuối {seq} không phải là mục mà bàn trực đã ghi nhận',
    'the last entry {seq} is not the one that the desk knows',
  ),
  'not-as-sealed': w(
    'mục {seq} không phải là mục đã niêm phong: hồ sơ đã bị viết lại sau đó',
    'entry {seq} is not the one that was sealed: the record was written anew afterwards',
  ),
  vanished: w(
    'cả hồ sơ đã biến mất sau khi được niêm phong ở mốc {seq}',
    'the whole record vanished after checkpoint {seq} had sealed it',
  ),
  'checkpoint-unreadable': w('mốc {seq} không đọc được', 'checkpoint {seq} cannot be read'),
  'checkpoint-changed': w(
    'mốc {seq} đã bị sửa: nội dung không khớp với dấu của nó',
    'checkpoint {seq} was changed: its text does not fit its hash',
  ),
  'checkpoint-missing': w('trước mốc {seq} thiếu mốc', 'a checkpoint before {seq} is missing'),
  'checkpoint-chain': w(
    'mốc {seq} không nối với mốc trước nó',
    'checkpoint {seq} does not follow the one before it',
  ),
  'checkpoint-forged': w(
    'chữ ký của mốc {seq} không phải của khoá bàn trực',
    'the signature of checkpoint {seq} is not the desk’s',
  ),
  'checkpoint-key': w(
    'mốc {seq} được ký bằng một khoá lạ',
    'checkpoint {seq} was signed with a key that nobody knows',
  ),
  'checkpoint-backdated': w(
    'mốc {seq} ghi thời gian trước mốc đứng trước nó',
    'checkpoint {seq} is dated before the one it follows',
  ),
  'checkpoint-leaves': w(
    'những gì mốc {seq} niêm phong đã bị sửa',
    'what checkpoint {seq} sealed was changed',
  ),
  'clock-back': w(
    'trước mốc {seq} đồng hồ của cơ sở dữ liệu đã bị vặn lùi',
    'before checkpoint {seq} the database’s clock was set back',
  ),
  'checkpoints-cut': w(
    'mốc {seq}, mốc cuối mà máy này đã làm, không còn hoặc đã bị thay',
    'checkpoint {seq}, the last that this machine made, is gone or was replaced',
  ),
  'archive-unsealed': w(
    'kho hồ sơ không còn dấu của bàn trực: bị cắt, hoặc đã được lưu lại bằng phần mềm khác',
    'the archive has no seal of the desk: it was cut short, or saved by another program',
  ),
  'archive-forged': w(
    'dấu của kho hồ sơ không phải do khoá của bàn trực ký',
    'the archive’s seal was not signed with the desk’s key',
  ),
  'archive-changed': w(
    'kho hồ sơ đã bị sửa sau khi xuất: nội dung không khớp với dấu',
    'the archive was changed after the export: it does not fit its seal',
  ),
  'archive-manifest': w(
    'danh sách tệp (manifest.json) đã bị sửa: chữ ký của bàn trực không khớp',
    'the list of files (manifest.json) was changed: the desk’s signature does not fit',
  ),
  'archive-file': w(
    'tệp này không phải là tệp đã xuất: không khớp với danh sách đã ký',
    'this is not the file that was exported: it does not fit the signed list',
  ),
  'archive-missing': w(
    'có trong danh sách đã ký mà không có trong kho',
    'it is in the signed list, and not in the archive',
  ),
  'archive-foreign': w(
    'có trong kho mà không có trong danh sách đã ký',
    'it is in the archive, and not in the signed list',
  ),
  'removal-forged': w(
    'hồ sơ không còn, và giấy xoá của nó không phải do bàn trực ký',
    'the record is gone, and its tombstone was not signed by the desk',
  ),
  'removal-early': w(
    'hồ sơ bị xoá trước khi hết thời hạn lưu giữ',
    'the record was removed before its term was over',
  ),
  'removal-other': w(
    'hồ sơ không còn, và giấy xoá của nó nói về một hồ sơ khác với hồ sơ đã niêm phong',
    'the record is gone, and its tombstone is not of the record that was sealed',
  ),
  'removal-missing': w(
    'giấy xoá đã niêm phong ở mốc {seq} không còn hoặc đã bị sửa',
    'the tombstone that checkpoint {seq} sealed is gone or was changed',
  ),
  'audit-changed': w(
    'mục {seq} của nhật ký quản trị đã bị sửa',
    'entry {seq} of the audit trail was changed',
  ),
  'audit-missing': w(
    'mục {seq} của nhật ký quản trị đã bị xoá',
    'entry {seq} of the audit trail was deleted',
  ),
  'audit-backdated': w(
    'mục {seq} của nhật ký quản trị được chèn vào sau với thời gian lùi',
    'entry {seq} of the audit trail was slipped in later, with an earlier date',
  ),
  'audit-seal-missing': w(
    'chuỗi của nhật ký quản trị thiếu mắt xích {seq}',
    'link {seq} of the audit trail’s chain is missing',
  ),
  'audit-not-as-sealed': w(
    'nhật ký quản trị đến mắt xích {seq} không phải là nhật ký đã niêm phong',
    'the audit trail up to link {seq} is not the one that was sealed',
  ),
  'key-id': w('khoá không khớp với tên của nó', 'the key does not fit its id'),
  'key-signature': w(
    'khoá không được khoá trước nó ký nhận',
    'the key is not signed by the one before it',
  ),
  'key-not-vouched': w(
    'khoá thay cho một khoá đã mất: không khoá nào ký nhận, hãy đối chiếu tên khoá',
    'the key replaces a lost one: no other key vouches for it, so compare its id',
  ),
  'file-unreadable': w(
    'tệp không phải là hồ sơ do bàn trực xuất ra, hoặc không đọc được',
    'the file is no record that a desk exported, or it cannot be read',
  ),
  'file-altered': w(
    'tệp đã bị sửa sau khi xuất: cách viết khác với cách bàn trực viết',
    'the file was changed after the export: it is not written as the desk writes it',
  ),
  'file-seal': w(
    'tệp đã bị sửa sau khi xuất: chữ ký của bàn trực không khớp',
    'the file was changed after the export: the desk’s signature does not fit',
  ),
  'attachment-missing': w(
    'tệp đính kèm của mục {seq} không còn',
    'the file attached by entry {seq} is gone',
  ),
  'attachment-changed': w(
    'tệp đính kèm của mục {seq} đã bị thay: nội dung không khớp với dấu ghi trong hồ sơ',
    'the file attached by entry {seq} was swapped: its content does not fit the record’s hash',
  ),
  'attachment-foreign': w(
    'tệp kèm theo nói là của mục {seq}, mà mục đó không đính kèm tệp nào',
    'a file says that entry {seq} attached it, and that entry attached none',
  ),
  'file-other': w(
    'tệp nói về một sự cố khác với hồ sơ ở trong nó',
    'the file names another incident than the record in it',
  ),
  'key-foreign': w(
    'khoá ký không có trong danh sách khoá được đưa ra',
    'the signing key is not among the keys that were given',
  ),
  'proof-broken': w(
    'bằng chứng niêm phong {seq} không dẫn tới mốc đã ký',
    'proof {seq} does not lead to its signed checkpoint',
  ),
  'proof-missing': w(
    'mục cuối {seq} không có mốc nào niêm phong',
    'no checkpoint seals the last entry {seq}',
  ),
  'agreement-changed': w(
    'thoả thuận kèm theo không phải là thoả thuận mà sự cố được mở theo',
    'the agreement in the file is not the one that the incident was opened under',
  ),
  'pdf-unsealed': w(
    'tệp PDF không còn dấu của bàn trực: đã được lưu lại bằng phần mềm khác, hoặc bị sửa',
    'the PDF has no seal of the desk: it was saved by another program, or changed',
  ),
  'pdf-changed': w(
    'tệp PDF đã bị sửa sau khi xuất: nội dung không khớp với dấu',
    'the PDF was changed after the export: it does not fit its seal',
  ),
  'pdf-forged': w(
    'dấu của tệp PDF không phải do khoá của bàn trực ký',
    'the PDF’s seal was not signed with the desk’s key',
  ),
  'pdf-attachment': w(
    'không đọc được hồ sơ đính kèm trong tệp PDF',
    'the record attached to the PDF cannot be read',
  ),
  'pdf-other-record': w(
    'hồ sơ đính kèm không phải là hồ sơ mà tệp PDF được làm ra',
    'the record attached to the PDF is not the one it was made from',
  ),
} as const satisfies Record<RecordFlawName, Words>;

/** The sentence that names a flaw, in a language. */
export function flawSentence({ what, id, seq }: RecordFlaw, lang: 'vi' | 'en'): string {
  const sentence = sentences[what][lang].replace('{seq}', String(seq ?? '?'));
  return id === undefined ? sentence : `${id}: ${sentence}`;
}

/** Known and no flaw any more after this long: a clock set back is told for a week. */
const clockToldMs = 7 * 86_400_000;

/**
 * Whether a flaw has to be told on the board. A key that replaces a lost one was made by command; a
 * clock that was set back is shown for a week, and named by `thongsuot verify` for ever.
 */
export function isAlarming(flaw: RecordFlaw & { at?: number }, now: number): boolean {
  if (flaw.what === 'key-not-vouched') return false;
  return flaw.what !== 'clock-back' || now - (flaw.at ?? now) < clockToldMs;
}
