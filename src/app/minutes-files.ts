/** The files of an incident in its minutes: listed, attached, and pictures shown in small. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Absence, CarriedFile } from '../domain/carried-files.ts';
import { heading, table } from './minutes-parts.ts';

/** A file with its bytes, where it is attached; `print`: a picture of it, small. */
export interface PrintedFile extends CarriedFile {
  bytes?: Buffer;
  print?: Buffer;
}

const whyAbsent: Record<Absence, string> = {
  masked: 'Không kèm bản đã che số liên hệ',
  size: 'Không kèm vì quá lớn; lấy ở bàn trực',
  waiting: 'Chưa kèm: đang chờ quét mã độc',
  infected: 'Đã bỏ vì có mã độc',
};

/** The part that lists the files, where there are any. */
export function filesPart(files: readonly PrintedFile[]): Content {
  if (files.length === 0) return [];
  const rows = files.map((file): TableCell[] => [
    { text: String(file.seq), alignment: 'right' },
    file.name,
    { text: sizeOf(file.size), alignment: 'right' },
    { text: file.sha256.slice(0, 16), fontSize: 8.5 },
    whereOf(file),
  ]);
  return [
    heading('5. Tệp kèm theo'),
    table([22, '*', 50, 84, 120], ['Mục', 'Tên tệp', 'Cỡ', 'SHA-256', 'Ở đâu'], rows),
    {
      text:
        'Tệp đính kèm trong tệp này mở bằng ngăn tệp đính kèm (hình kẹp giấy) của trình đọc PDF, ' +
        'hoặc lấy ra bằng: thongsuot verify <tệp này> --extract <thư mục>.',
      italics: true,
      fontSize: 9.5,
      margin: [0, 4, 0, 0],
    },
    ...picturesOf(files),
  ];
}

function whereOf({ absent, beside }: CarriedFile): string {
  if (absent !== undefined) return whyAbsent[absent];
  if (beside?.includes('/')) return 'Trong thư mục dinh-kem cạnh tệp này';
  return 'Đính kèm trong tệp này';
}

/** Pictures two by two, each under its entry and name. */
function picturesOf(files: readonly PrintedFile[]): Content[] {
  const shown = files.flatMap(({ print, seq, name }) => (print ? [{ print, seq, name }] : []));
  const pairs = shown.flatMap((_, at) => (at % 2 === 0 ? [shown.slice(at, at + 2)] : []));
  return pairs.map((pair) => ({
    unbreakable: true,
    columnGap: 12,
    margin: [0, 10, 0, 0],
    columns: pair.map(({ print, seq, name }) => ({
      width: '50%',
      alignment: 'center' as const,
      stack: [
        {
          image: `data:image/jpeg;base64,${print.toString('base64')}`,
          fit: [220, 200] as [number, number],
        },
        { text: `Mục ${seq}: ${name}`, fontSize: 9, margin: [0, 3, 0, 0] },
      ],
    })),
  }));
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} byte`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 10 ? value.toFixed(1).replace('.', ',') : Math.round(value)} ${unit}`;
}
