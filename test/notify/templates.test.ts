/** What messages say: every notice, in both languages, to either side; alone and in a bundle. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incident } from '../../src/domain/incident.ts';
import { noticeTypes } from '../../src/domain/notices.ts';
import { clockNames } from '../../src/domain/agreement.ts';
import { clockTime } from '../../src/notify/clock-time.ts';
import { writeLetter, writeTest, type Telling } from '../../src/notify/templates.ts';
import { languages, type Language } from '../../src/notify/words.ts';
import { agreement2009, at, given, inRestoration, notified } from '../domain/support.ts';

const late = notified(agreement2009);
const t0 = late.incident.notifiedAt ?? 0;
const hour = 3_600_000;

function telling(change: Partial<Telling> = {}, incident: Incident = late.incident): Telling {
  return {
    notice: 'escalated',
    clock: 'response',
    cycle: 1,
    round: 1,
    level: 1,
    incident,
    agreement: agreement2009,
    provinceName: 'Hà Nội',
    side: 'carrier' as const,
    ...change,
  };
}

function writing(lang: Language = 'vi', now = t0 + 4 * hour + 37 * 60_000) {
  return { name: 'Nguyễn Văn Mẫu', lang, now, deskUrl: 'https://desk.example.vn' };
}

test('the letter says what, where, since when, how late, what is asked, where to answer', () => {
  const { subject, text, parts } = writeLetter([telling()], writing());
  const { report } = late.incident;
  for (const said of [
    'Kính gửi: Nguyễn Văn Mẫu',
    'Báo cáo cấp 1',
    'quá hạn 37 phút',
    report.code,
    `${report.site.name}, Hà Nội`,
    `Kênh truyền: ${report.circuit.code}`,
    `Gián đoạn từ: ${clockTime(late.incident.outage.since)}`,
    `Thời hạn: ${clockTime(t0 + 4 * hour)}`,
    'Xin cho biết nguyên nhân và thời gian khắc phục.',
    `https://desk.example.vn/su-co/${late.incident.id}`,
  ]) {
    assert.ok(text.includes(said), `${said}\n---\n${text}`);
  }
  assert.ok(subject.includes('quá hạn 37 phút') && !subject.includes('\n'));
  assert.ok(text.includes(parts[0] ?? '-'));
});

test('circuit-maintenance-parser PR #433: a time in a letter has its zone', () => {
  for (const lang of languages) {
    const { text } = writeLetter([telling()], writing(lang));
    assert.match(text, /\d\d:\d\d \d\d\/\d\d\/\d{4} \((giờ )?UTC\+7\)/);
  }
  assert.equal(clockTime(Date.parse('2026-11-22T17:30:00Z')), '00:30 23/11/2026');
});

test('every notice has its own words, in both languages, for either side', () => {
  for (const lang of languages) {
    const subjects = new Set<string>();
    for (const notice of noticeTypes) {
      for (const clock of notice === 'breached' ? clockNames : (['response'] as const)) {
        for (const side of ['customer', 'carrier'] as const) {
          const told = telling({ notice, clock, side, level: notice === 'breached' ? 0 : 2 });
          const { subject, text, short } = writeLetter([told], writing(lang));
          subjects.add(subject.replaceAll(/ – .*/g, ''));
          assert.doesNotMatch(text, /undefined|null|NaN|Invalid/);
          assert.ok(short.length <= 160, short);
        }
      }
    }
    // Escalation and offer are told to one side each; the rest reads differently on either.
    assert.equal(subjects.size, 1 + 1 + 2 + 2 * clockNames.length, [...subjects].join('\n'));
  }
});

test('lateness in words, from a moment to days; what is not yet due is not called late', () => {
  const lateBy = (ms: number, lang: Language = 'vi') =>
    writeLetter([telling()], writing(lang, t0 + 4 * hour + ms)).subject.split(' – ')[1];
  assert.equal(lateBy(-1), 'chưa đến hạn');
  assert.equal(lateBy(1), 'vừa quá hạn');
  assert.equal(lateBy(59_999), 'vừa quá hạn');
  assert.equal(lateBy(60_000), 'quá hạn 1 phút');
  assert.equal(lateBy(hour), 'quá hạn 1 giờ');
  assert.equal(lateBy(hour + 5 * 60_000), 'quá hạn 1 giờ 5 phút');
  assert.equal(lateBy(50 * hour + 60_000), 'quá hạn 2 ngày 2 giờ');
  assert.equal(lateBy(50 * hour, 'en'), 'overdue by 2 d 2 h');
});

test('what was promised is told, and what was answered meanwhile', () => {
  const { incident } = inRestoration(agreement2009);
  const restoration = incident.clocks.find(({ clock }) => clock === 'restoration');
  assert.ok(restoration);
  const about = { notice: 'breached', clock: 'restoration', level: 0 };
  const { text } = writeLetter([telling(about, incident)], writing('vi', restoration.dueAt + hour));
  assert.match(text, /Nguyên nhân đã nêu: /);
  assert.ok(text.includes(`Đã hẹn khắc phục: ${clockTime(restoration.dueAt)}`));
  assert.match(text, /thời gian khắc phục mới/);

  const answered = late.responded('12:20').incident;
  const letter = writeLetter([telling({}, answered)], writing('vi', t0 + 5 * hour));
  assert.ok(letter.text.includes(`đã được đáp ứng lúc: ${clockTime(at('12:20'))}`), letter.text);
});

test('each side is told whom to call: the carrier the site, the site the hotline', () => {
  const contact = { name: 'Lò Văn Mẫu', phone: '0900 000 000' };
  const incident = { ...late.incident, report: { ...late.incident.report, contact } };
  const carrier = writeLetter([telling({}, incident)], writing());
  assert.match(carrier.text, /Gọi đơn vị: Lò Văn Mẫu, 0900 000 000/);
  assert.match(carrier.short, /LH 0900 000 000/);
  const customer = writeLetter(
    [telling({ notice: 'breached', level: 0, side: 'customer' }, incident)],
    writing(),
  );
  assert.match(customer.text, /Số trực sự cố: 555 0+ ?119 \(\+84\d+\)/);
});

test('many incidents are one list by what is asked, every one in it, with its own part', () => {
  const many = Array.from({ length: 400 }, (_, index) => {
    const code = `SC-2026-${String(index).padStart(6, '0')}`;
    const incident = {
      ...late.incident,
      id: `id-${index}`,
      report: { ...late.incident.report, code },
    };
    const about = index < 300 ? {} : { notice: 'breached', clock: 'diagnosis', level: 0 };
    return telling({ ...about, provinceName: index < 10 ? 'Lai Châu' : 'Hà Nội' }, incident);
  });
  const { subject, text, short, parts } = writeLetter(many, writing());
  assert.equal(subject, '[Thông Suốt] 400 việc cần xem: Hà Nội 390, Lai Châu 10');
  assert.match(text, /Báo cáo cấp 1: sự cố chưa được phản hồi \(300\)/);
  assert.match(text, /Quá hạn nêu nguyên nhân và thời gian khắc phục \(100\)/);
  assert.equal(parts.length, 400);
  for (const [index, part] of parts.entries()) {
    assert.ok(part.includes(`id-${index}`) && text.includes(part));
  }
  assert.equal(text.split('Xin cho biết nguyên nhân').length - 1, 2, 'asked once for each kind');
  assert.ok(short.length <= 160 && short.includes('400'));
});

test('a test says that it is one', () => {
  for (const lang of languages) {
    const { subject, text, short } = writeTest(writing(lang));
    assert.match(subject, /tin thử|a test/);
    assert.match(text, /Không có sự cố nào|no incident/);
    assert.ok(short.length <= 160);
  }
});

test('a notice that only a newer desk knows is still told', () => {
  const { subject } = writeLetter([telling({ notice: 'something-new' })], writing());
  assert.match(subject, /Sự cố có tin mới/);
});

test('nothing was notified yet, nothing is due: the letter leaves out what is not there', () => {
  const { incident } = given(agreement2009).reported('08:00');
  const { text } = writeLetter([telling({}, incident)], writing());
  assert.doesNotMatch(text, /undefined|Nhà cung cấp nhận|Thời hạn/);
});
