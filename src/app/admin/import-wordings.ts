/** The import of words: each row is a message in one language; rows that are not there stay. */
import { told } from '../../domain/agreement-change.ts';
import { canonical, sha256 } from '../../domain/record.ts';
import { fieldsOf, tidied, wordingFields, type Wording } from '../../domain/wording.ts';
import { writeAudit } from '../../store/audit.ts';
import { changingDirectory } from '../../store/directory-change.ts';
import type { ImportFile, Importer, ImportPreview, ImportRefused } from './importer.ts';
import { inOrder, namedRows, twice, type Column, type Report, type Row } from './named-rows.ts';
import { readTableFile } from './sheet.ts';
import {
  judgeWording,
  putWording,
  wordingId,
  wordingItems,
  type WordingAct,
  type WordingItem,
} from './wordings.ts';

const columns: readonly Column[] = [
  { key: 'kind', vi: 'Tin', en: 'Message', required: true },
  { key: 'lang', vi: 'Ngôn ngữ', en: 'Language', required: true },
  { key: 'headline', vi: 'Tin báo việc gì', en: 'What has happened' },
  { key: 'ask', vi: 'Yêu cầu gì', en: 'What is asked' },
  { key: 'short', vi: 'Tin nhắn: việc gì', en: 'On a phone: what has happened' },
  { key: 'shortAsk', vi: 'Tin nhắn: yêu cầu gì', en: 'On a phone: what is asked' },
  { key: 'closing', vi: 'Dòng kết', en: 'Closing line' },
];

/** The words of a side's messages as a table, for whoever administers the side. */
export function wordingImporter(act: WordingAct): Importer {
  return {
    columns,
    preview: async (file) => {
      const outcome = await run(act, file);
      return 'refusal' in outcome ? { refusal: outcome.refusal } : outcome;
    },
    apply: async (file, confirmed) => run(act, file, confirmed),
    rows: async () => {
      const items = await wordingItems(act.actor, act.store.db);
      return items.map(({ kind, lang, words }) => [
        kind,
        lang,
        ...wordingFields.map((field) => words[field] ?? ''),
      ]);
    },
  };
}

async function run(
  act: WordingAct,
  { name: file, bytes }: ImportFile,
  confirmed?: string,
): Promise<ImportPreview | ImportRefused> {
  const sheet = await readTableFile(bytes);
  if (!sheet) return { refusal: 'A-4' };
  const rows = sheet.rows.length;
  const named = namedRows(sheet, columns);
  const { store, actor, origin } = act;
  return changingDirectory(store, async (tx) => {
    const { wanted, report } = judged(act, named, await wordingItems(actor, tx));
    const changes = wanted.map(({ item, to }) => {
      return { kind: 'wording', id: wordingId(item), before: item.words, after: to };
    });
    const fingerprint = sha256(canonical(changes));
    const plan = { rows, changes, report: inOrder([...named.report, ...report]), fingerprint };
    if (confirmed === undefined) return plan;
    if (plan.report.length > 0) return { refusal: 'A-1', report: plan.report };
    if (confirmed !== fingerprint) return { refusal: 'A-2' };
    if (changes.length === 0) return plan;
    for (const { item, to } of wanted) await putWording(act, tx, item, to);
    const subject = { kind: 'import', id: fingerprint };
    const after = { file, rows, changes };
    await writeAudit(store, { actor, action: 'import.wordings', subject, after, origin }, tx);
    return plan;
  });
}

/** The rows that change something, and what is wrong with any. */
function judged(
  { deskUrl }: WordingAct,
  named: ReturnType<typeof namedRows>,
  items: readonly WordingItem[],
): { wanted: { item: WordingItem; to: Wording }[]; report: Report[] } {
  const known = new Map(items.map((item) => [wordingId(item), item]));
  const wanted: { item: WordingItem; to: Wording }[] = [];
  const report: Report[] = [];
  const rowOf = new Map<string, number>();
  for (const { row, cells } of named.rows) {
    const id = `${cells.get('kind') ?? ''}/${cells.get('lang') ?? ''}`;
    const item = known.get(id);
    const first = rowOf.get(id);
    rowOf.set(id, row);
    if (!item || first !== undefined) {
      report.push({ row, column: 'kind', words: first === undefined ? said : twice(first) });
      continue;
    }
    const to = wordsIn(cells, item);
    const flaws = judgeWording(item, to, deskUrl);
    report.push(...flaws.map(({ field, words }) => ({ row, column: field, words })));
    if (canonical(to) !== canonical(item.words)) wanted.push({ item, to });
  }
  return { wanted, report };
}

function wordsIn(cells: Row, { kind }: WordingItem): Wording {
  return tidied(
    kind,
    Object.fromEntries(fieldsOf(kind).map((field) => [field, cells.get(field) ?? ''])),
  );
}

const said = told(
  'Bên mình không có tin này, hoặc không có ngôn ngữ này.',
  'Hãy dùng hai cột đầu như trong bảng tải về.',
  'Your side has no such message, or not in this language.',
  'Use the first two columns as the downloaded table has them.',
);
