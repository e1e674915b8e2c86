/**
 * The minutes as a PDF/A-3b file: Tinos embedded, which has every letter of Vietnamese and the
 * proportions that Decree 30/2020 asks for, and the record attached as its source (ISO 19005-3).
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { minutesOf, type MinutesMatter } from './minutes.ts';

const fontFolder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
);

const font = (name: string): string => join(fontFolder, name, `Tinos_${name}.ttf`);

/** The attachment's name: what `thongsuot verify` looks for. */
const recordName = 'thongsuot-record.json';

pdfmake.setFonts({
  Tinos: {
    normal: font('400Regular'),
    bold: font('700Bold'),
    italics: font('400Regular_Italic'),
    bolditalics: font('700Bold_Italic'),
  },
});
// The document names no address; were one slipped into it, nothing would be fetched or read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(fontFolder + sep));
pdfmake.setTableLayouts({
  thin: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => '#555555',
    vLineColor: () => '#555555',
    paddingTop: () => 2,
    paddingBottom: () => 2,
  },
});

/** 20 mm above and below, 30 mm at the left, 15 mm at the right: Decree 30/2020, Annex I. */
const margins: [number, number, number, number] = [85, 57, 43, 57];

/** Makes the PDF with the record in it. Letters come composed (NFC), as the font has them. */
export async function minutesPdf(matter: MinutesMatter, record: string): Promise<Buffer> {
  const { code } = matter.incident.report;
  const definition: TDocumentDefinitions = {
    version: '1.7',
    subset: 'PDF/A-3b',
    pageSize: 'A4',
    pageMargins: margins,
    language: 'vi',
    info: {
      title: `Biên bản xử lý sự cố ${code}`,
      author: 'Thông Suốt',
      creator: 'Thông Suốt',
      producer: 'Thông Suốt, pdfmake',
      creationDate: new Date(matter.exportedAt),
    },
    defaultStyle: { font: 'Tinos', fontSize: 12, lineHeight: 1.1 },
    styles: { title: { fontSize: 14, bold: true, alignment: 'center' } },
    header: (page: number) =>
      page === 1 ? '' : { text: String(page), alignment: 'center', margin: [0, 24, 0, 0] },
    footer: (page: number, pages: number) => ({
      text: `${code} · ${matter.proof.head.slice(0, 16)} · ${page}/${pages}`,
      fontSize: 8,
      alignment: 'right',
      margin: [0, 12, 43, 0],
    }),
    content: composed(minutesOf(matter)),
    files: filesOf(matter, record),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

/**
 * The record as the minutes' source, which comes first (pdf-seal.ts looks there), and the files
 * that it names. PDF/A-3 wants the type, the relation and the dates of each.
 */
function filesOf({ files, exportedAt }: MinutesMatter, record: string) {
  const at = new Date(exportedAt);
  const source = {
    name: recordName,
    type: 'application/json',
    description: 'The record that these minutes follow from, with its proofs',
    relationship: 'Source' as const,
  };
  const attached = files.flatMap(({ bytes, beside, seq, type }, index) =>
    bytes && beside !== undefined && !beside.includes('/')
      ? [[`f${index}`, attachment({ name: beside, type, ...ofEntry(seq) }, bytes, at)] as const]
      : [],
  );
  return {
    record: attachment(source, Buffer.from(record, 'utf8'), at),
    ...Object.fromEntries(attached),
  };
}

function ofEntry(seq: number) {
  return { description: `Mục ${seq} / entry ${seq}`, relationship: 'Supplement' as const };
}

function attachment<T extends { type: string }>(named: T, bytes: Buffer, at: Date) {
  const src = `data:${named.type};base64,${bytes.toString('base64')}`;
  return { ...named, src, creationDate: at, modifiedDate: at };
}

/** People type decomposed letters, too; without this an accent would stand beside its letter. */
function composed<T>(value: T): T {
  if (typeof value === 'string') return printable(value.normalize('NFC')) as T;
  if (Array.isArray(value)) return value.map(composed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, composed(member)]),
  ) as T;
}

/** Control characters have no glyph; line ends and tabs stay. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, ' ');
}
