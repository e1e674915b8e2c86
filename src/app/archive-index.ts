/** The table of an archive: one line an incident, for whoever opens it with a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../domain/agreement.ts';
import { attribute, owners } from '../domain/availability.ts';
import { rfoDueAt } from '../domain/closing.ts';
import type { Incident } from '../domain/incident.ts';
import { terms } from '../domain/terms.ts';
import { stampOf } from './minutes-words.ts';

const columns = [
  'Mã sự cố',
  'Đơn vị',
  'Tỉnh',
  'Kênh truyền',
  'Hiện tượng',
  'Gián đoạn từ',
  'Gián đoạn đến',
  'Nhà cung cấp nhận lúc (T0)',
  'Nguyên nhân',
  ...owners.map((owner) => `Phút: ${terms.owner[owner].vi}`),
  'Số chu kỳ',
  'Trạng thái',
  'Khách hàng ký',
  'Nhà cung cấp ký',
  'Báo cáo nguyên nhân gốc',
  'Số tệp kèm',
  'Số mục',
  'SHA-256 mục cuối',
  'Thư mục',
];

/** What a line is made of. */
export interface IndexLine {
  incident: Incident;
  head: string;
  folder: string;
  province: string;
}

/**
 * The table as RFC 4180 has it, in UTF-8 with a mark, without which Excel takes it for another
 * encoding; a cell that a spreadsheet would run as a formula is the text that it is.
 */
export function indexOf(lines: readonly IndexLine[]): Buffer {
  const rows = [columns, ...lines.map(cellsOf)];
  const options = { bom: true, record_delimiter: '\r\n', escape_formulas: true } as const;
  return Buffer.from(stringify(rows, options), 'utf8');
}

function cellsOf({ incident, head, folder, province }: IndexLine): string[] {
  const { report, outage, diagnosis, signatures } = incident;
  // What is over has no span that still grows: the time of asking does not count.
  const byOwner = attribute(incident, outage.until ?? outage.since);
  return [
    report.code,
    report.site.name,
    province,
    report.circuit.code,
    terms.symptom[report.symptom].vi,
    when(outage.since),
    when(outage.until),
    when(incident.notifiedAt),
    diagnosis?.cause ?? '',
    ...owners.map((owner) => String(Math.round(byOwner[owner] / 60_000))),
    String(incident.cycle),
    terms.state[incident.state].vi,
    when(signatures.customer?.at),
    when(signatures.carrier?.at),
    rfoOf(incident),
    String(incident.attachments?.length ?? 0),
    String(incident.version),
    head,
    folder,
  ];
}

function when(at: Instant | undefined): string {
  return at === undefined ? '' : stampOf(at);
}

function rfoOf(incident: Incident): string {
  const given = incident.rfo?.given;
  if (given) return `nộp ${stampOf(given.at)}`;
  const due = rfoDueAt(incident);
  return due === undefined ? '' : `còn nợ, hạn ${stampOf(due)}`;
}
