/**
 * The minutes (biên bản) of an incident, in the frame of Decree 30/2020/NĐ-CP: what the record
 * says, in Vietnamese, for both parties to file. Nothing in it does not follow from the record.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Agreement, Instant, Party } from '../domain/agreement.ts';
import { attribute, owners } from '../domain/availability.ts';
import { lateBy, statusOf, type Clock } from '../domain/clocks.ts';
import { eventName, tellFact, type Speech } from '../domain/facts.ts';
import type { Event, Incident } from '../domain/incident.ts';
import { contactOf } from '../domain/ladder.ts';
import { isOver } from '../domain/procedure.ts';
import { authorOf } from '../domain/roles.ts';
import { terms } from '../domain/terms.ts';
import { filesPart, type PrintedFile } from './minutes-files.ts';
import { heading, table } from './minutes-parts.ts';
import { longDateOf, spanOf, stampOf } from './minutes-words.ts';

/** What the minutes are made of. */
export interface MinutesMatter {
  incident: Incident;
  events: readonly Event[];
  agreement: Agreement;
  provinceName: string;
  /** The names of the customer's units, from its root down to the site. */
  unitNames: string[];
  exportedAt: Instant;
  isMasked: boolean;
  /** The files that the record names, in its order. */
  files: PrintedFile[];
  /** What the record is known by: head, checkpoint, key; and the address in the QR code. */
  proof: { head: string; checkpoint: number; sealedAt: Instant; key: string; url: string };
}

/** The minutes, part by part. */
export function minutesOf(matter: MinutesMatter): Content[] {
  return [
    headOf(matter),
    partiesOf(matter),
    factsOf(matter),
    courseOf(matter),
    clocksOf(matter),
    minutesByOwner(matter),
    filesPart(matter.files),
    signaturesOf(matter),
    proofOf(matter),
  ];
}

function headOf({
  incident,
  agreement,
  unitNames,
  exportedAt,
  provinceName,
}: MinutesMatter): Content {
  const site = unitNames.at(-1) ?? incident.report.site.name;
  const above = unitNames.length > 1 ? (unitNames.at(-2) ?? '') : agreement.customer.name.vi;
  const at = endOf(incident) ?? exportedAt;
  return [
    {
      columns: [
        {
          width: '42%',
          alignment: 'center',
          stack: [
            { text: above.toUpperCase() },
            { text: site.toUpperCase(), bold: true },
            rule(60),
            { text: `Số: ${incident.report.code}/BB`, margin: [0, 6, 0, 0] },
          ],
        },
        {
          width: '58%',
          alignment: 'center',
          stack: [
            { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true, fontSize: 12 },
            { text: 'Độc lập - Tự do - Hạnh phúc', bold: true, fontSize: 13 },
            rule(160),
            { text: `${provinceName}, ${longDateOf(at)}`, italics: true, margin: [0, 6, 0, 0] },
          ],
        },
      ],
    },
    { text: 'BIÊN BẢN', style: 'title', margin: [0, 22, 0, 0] },
    {
      text: `Xử lý sự cố kênh truyền ${incident.report.code}`,
      bold: true,
      alignment: 'center',
    },
    rule(90),
  ];
}

/** The line under an organ's name, and under the motto. */
function rule(width: number): Content {
  const line = { type: 'line' as const, x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.7 };
  return { canvas: [line], alignment: 'center', margin: [0, 2, 0, 0] };
}

function endOf(incident: Incident): Instant | undefined {
  const signed = Object.values(incident.signatures).map(({ at }) => at);
  return signed.length > 0 ? Math.max(...signed) : undefined;
}

function partiesOf({
  incident,
  agreement,
  unitNames,
  exportedAt,
  isMasked,
}: MinutesMatter): Content {
  const notes = [
    ...(isOver(incident.state)
      ? []
      : [`Sự cố chưa kết thúc; biên bản ghi đến ${stampOf(exportedAt)}.`]),
    ...(isMasked ? ['Bản này đã che số điện thoại và địa chỉ thư của cá nhân (•••).'] : []),
  ];
  return [
    {
      text: `Căn cứ ${agreement.title.vi} (phiên bản ${agreement.version});`,
      italics: true,
      margin: [0, 12, 0, 0],
    },
    {
      text: `Căn cứ hồ sơ điện tử của sự cố do hai bên cùng ghi, gồm ${incident.version} mục,`,
      italics: true,
    },
    { text: 'hai bên gồm:', margin: [0, 0, 0, 4] },
    // The first of the units is the party itself.
    party('Bên A (khách hàng)', agreement.customer.name.vi, unitNames.slice(1).join(' – ')),
    party('Bên B (nhà cung cấp)', agreement.carrier.name.vi),
    { text: 'cùng xác nhận sự cố và quá trình xử lý như sau.', margin: [0, 4, 0, 0] },
    ...notes.map((text): Content => ({ text, bold: true, margin: [0, 4, 0, 0] })),
  ];
}

function party(label: string, name: string, units?: string): Content {
  const more = units === undefined || units === '' ? '' : `; đơn vị: ${units}`;
  return { text: [{ text: `${label}: `, bold: true }, `${name}${more}.`] };
}

function factsOf({ incident, exportedAt }: MinutesMatter): Content {
  const { report, outage, diagnosis } = incident;
  const until = outage.until;
  const held = incident.responsibility.held;
  const lines = [
    `Đơn vị: ${report.site.name}; kênh truyền: ${report.circuit.code}.`,
    `Hiện tượng: ${terms.symptom[report.symptom].vi}. ${report.description}`,
    `Gián đoạn từ ${stampOf(outage.since)} ` +
      (until === undefined
        ? `(chưa kết thúc, đã ${spanOf(exportedAt - outage.since)}).`
        : `đến ${stampOf(until)}, ${spanOf(until - outage.since)}.`),
    ...(incident.notifiedAt === undefined
      ? ['Nhà cung cấp chưa được thông báo.']
      : [`Nhà cung cấp nhận thông báo (T0): ${stampOf(incident.notifiedAt)}.`]),
    ...(diagnosis ? [`Nguyên nhân: ${diagnosis.cause}`] : []),
    ...(held ? [`Trách nhiệm: ${terms.owner[held].vi}.`] : []),
    `Số chu kỳ xử lý: ${Math.max(1, incident.cycle)}; ` +
      `trạng thái: ${terms.state[incident.state].vi}.`,
  ];
  return [heading('1. Sự cố'), ...lines.map((text): Content => ({ text }))];
}

function courseOf({ events, agreement }: MinutesMatter): Content {
  const speech: Speech = {
    lang: 'vi',
    at: stampOf,
    duration: spanOf,
    contactOf: (level) => contactOf(agreement, level)?.name,
  };
  const rows = events.map((event): TableCell[] => [
    { text: String(event.seq), alignment: 'right' },
    { stack: timesOf(event) },
    { stack: [{ text: whose(event), bold: true }, event.actor.name, { text: unitOf(event) }] },
    {
      stack: [
        { text: eventName(event.type).vi, bold: true },
        ...tellFact(event.type, event.data, speech).map(({ label, text }) =>
          label === undefined ? text : `${label}: ${text}`,
        ),
      ],
    },
  ]);
  return [
    heading('2. Diễn biến'),
    table([22, 84, 118, '*'], ['Mục', 'Thời gian', 'Người ghi', 'Nội dung'], rows),
  ];
}

/** The time received; and the time claimed, where the author says another. */
function timesOf({ at, claimedAt }: Event): Content[] {
  if (stampOf(at) === stampOf(claimedAt)) return [stampOf(at)];
  return [`Khai: ${stampOf(claimedAt)}`, `Nhận: ${stampOf(at)}`];
}

function whose({ actor }: Event): string {
  const author = authorOf(actor);
  return author === 'desk' ? 'Bàn trực' : terms.party[author].vi;
}

function unitOf({ actor }: Event): string {
  return actor.unitName === actor.name ? '' : actor.unitName;
}

function clocksOf({ incident, exportedAt }: MinutesMatter): Content {
  const rows = incident.clocks
    .filter((clock) => clock.level === 0)
    .map((clock): TableCell[] => [
      terms.clock[clock.clock].vi,
      { text: String(clock.cycle), alignment: 'right' },
      stampOf(clock.startedAt),
      stampOf(clock.dueAt),
      clock.metAt === undefined ? '–' : stampOf(clock.metAt),
      outcomeOf(clock, exportedAt),
    ]);
  const promises = incident.clocks.filter((c) => c.clock === 'restoration');
  const kept = promises.filter((clock) => statusOf(clock, exportedAt) === 'met').length;
  const broken = promises.filter((clock) =>
    ['met-late', 'breached'].includes(statusOf(clock, exportedAt)),
  ).length;
  if (rows.length === 0) return [heading('3. Thời hạn'), 'Chưa có thời hạn nào bắt đầu.'];
  return [
    heading('3. Thời hạn và lời hẹn'),
    table(
      ['*', 30, 66, 66, 66, 92],
      ['Thời hạn', 'Chu kỳ', 'Bắt đầu', 'Hạn', 'Thực hiện', 'Kết quả'],
      rows,
    ),
    {
      text:
        `Nhà cung cấp đã hẹn khắc phục ${promises.length} lần: giữ đúng ${kept}, ` +
        `không giữ ${broken}, thay bằng hẹn khác hoặc chưa đến hạn ` +
        `${promises.length - kept - broken}.`,
      margin: [0, 4, 0, 0],
    },
  ];
}

function outcomeOf(clock: Clock, now: Instant): string {
  const late = lateBy(clock, now);
  const status = terms.clockStatus[statusOf(clock, now)].vi;
  return late > 0 ? `${status} ${spanOf(late)}` : status;
}

function minutesByOwner({ incident, exportedAt }: MinutesMatter): Content {
  const byOwner = attribute(incident, exportedAt);
  const total = owners.reduce((sum, owner) => sum + byOwner[owner], 0);
  const row = (label: string, ms: number): TableCell[] => [
    label,
    { text: String(Math.round(ms / 60_000)), alignment: 'right' },
    spanOf(ms),
  ];
  const rows = owners
    .filter((owner) => byOwner[owner] > 0)
    .map((owner) => row(terms.owner[owner].vi, byOwner[owner]));
  return [
    heading('4. Thời gian gián đoạn theo trách nhiệm'),
    table(['*', 60, 160], ['Bên chịu trách nhiệm', 'Phút', 'Bằng'], [...rows, row('Cộng', total)]),
  ];
}

function signaturesOf({ incident, agreement, files }: MinutesMatter): Content {
  return {
    unbreakable: true,
    stack: [
      heading(`${files.length > 0 ? 6 : 5}. Xác nhận của hai bên`),
      {
        text: 'Chữ ký là chữ ký điện tử của người đã đăng nhập, ghi trong hồ sơ ở mục tương ứng.',
        italics: true,
      },
      {
        columns: [
          signature(incident, 'customer', 'ĐẠI DIỆN BÊN A', agreement.customer.name.vi),
          signature(incident, 'carrier', 'ĐẠI DIỆN BÊN B', agreement.carrier.name.vi),
        ],
        margin: [0, 8, 0, 0],
      },
    ],
  };
}

function signature(incident: Incident, side: Party, title: string, organ: string): Content {
  const signed = incident.signatures[side];
  return {
    alignment: 'center',
    stack: [
      { text: title, bold: true },
      { text: organ },
      ...(signed
        ? [
            {
              text: `Đã ký lúc ${stampOf(signed.at)}`,
              margin: [0, 16, 0, 4] as [number, number, number, number],
            },
            { text: signed.name, bold: true },
            ...(signed.reservation === undefined
              ? []
              : [{ text: `Bảo lưu: ${signed.reservation}`, italics: true }]),
          ]
        : [
            {
              text: '(chưa ký)',
              italics: true,
              margin: [0, 24, 0, 24] as [number, number, number, number],
            },
          ]),
    ],
  };
}

function proofOf({ proof, incident }: MinutesMatter): Content {
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    columns: [
      { qr: proof.url, fit: 84, width: 96 },
      {
        width: '*',
        fontSize: 9,
        stack: [
          { text: 'Hồ sơ điện tử kèm theo tệp này', bold: true },
          `Mục cuối (${incident.version}), SHA-256: ${proof.head}`,
          `Niêm phong ở mốc ${proof.checkpoint}, ${stampOf(proof.sealedAt)}; khoá ký ${proof.key}.`,
          'Kiểm tra không cần mạng: thongsuot verify <tệp này>. Sửa một byte của tệp hay của ' +
            'hồ sơ đính kèm đều bị phát hiện.',
          proof.url,
        ],
      },
    ],
  };
}
