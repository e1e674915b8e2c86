/** What a file would do: its changes, or row by row what is wrong with it. */
import type { ImportPreviewView } from '../../../../http/contract/admin.ts';
import { useTemplateWords } from '../../../words/templates.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { Difference } from '../audit/entries.tsx';

/** As many changes as are read before they are counted only. */
const shownMax = 40;

export function Outcome({ preview }: { preview: ImportPreviewView }) {
  const words = useWords().w.admin.imports;
  const { rows, changes, report } = preview;
  if (report.length > 0) return <Report report={report} />;
  if (changes.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <p>{words.counts(rows, changes.length)}</p>
      <h3>{words.changes}</h3>
      <ul className={css.plain}>
        {changes.slice(0, shownMax).map((change) => (
          <li key={`${change.kind} ${change.id}`}>
            <span className={css.verb}>{words.verbs[verbOf(change)]}</span>{' '}
            {nameOf(change) ?? change.id} <span className="muted small">{change.id}</span>
            {verbOf(change) === 'change' && <Difference {...differing(change)} />}
          </li>
        ))}
      </ul>
      {changes.length > shownMax && (
        <p className="muted">{words.moreChanges(changes.length - shownMax)}</p>
      )}
    </>
  );
}

function Report({ report }: Pick<ImportPreviewView, 'report'>) {
  const { w, lang } = useWords();
  const words = w.admin.imports;
  const texts = new Map(Object.entries(useTemplateWords().wording.fields));
  return (
    <>
      <p>
        <b>{words.flaws(report.length)}</b>
      </p>
      <table className={css.report}>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.todo}</th>
          </tr>
        </thead>
        <tbody>
          {report.map((flaw) => (
            <tr key={`${flaw.row} ${flaw.column} ${flaw.words.en.what}`}>
              <td>{flaw.row === 0 ? '–' : flaw.row}</td>
              <td>{words.columns[flaw.column] ?? texts.get(flaw.column) ?? flaw.column}</td>
              <td>{flaw.words[lang].what}</td>
              <td>{flaw.words[lang].todo}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type Change = ImportPreviewView['changes'][number];

function verbOf({ before, after }: Change) {
  if (before === null) return 'add';
  return after === null ? 'remove' : 'change';
}

/** What a change is about, by the first of these that its record has. */
function nameOf({ before, after }: Change): string | undefined {
  const [was, is] = [before, after].map((state) => new Map(Object.entries(state ?? {})));
  const names = ['name', 'code', 'printed', 'headline', 'closing'].map(
    (key) => is?.get(key) ?? was?.get(key),
  );
  return names.find((name) => typeof name === 'string');
}

/** Of a calendar's days those that come and those that go: the others say nothing. */
function differing({ before, after }: Change) {
  const [was, is] = [holidaysOf(before), holidaysOf(after)];
  if (!was || !is) return { before, after };
  const less = (some: unknown[], others: unknown[]): unknown[] =>
    some.filter((day) => !others.includes(day));
  return {
    before: { ...(before as object), holidays: less(was, is) },
    after: { ...(after as object), holidays: less(is, was) },
  };
}

function holidaysOf(state: unknown): unknown[] | undefined {
  const days: unknown = new Map(Object.entries(state ?? {})).get('holidays');
  return Array.isArray(days) ? days : undefined;
}
