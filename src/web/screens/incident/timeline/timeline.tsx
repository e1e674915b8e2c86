/** The record: who said what, when it happened and when it arrived, and whether the chain holds. */
import { useState } from 'react';
import type { Me } from '../../../../http/contract/directory.ts';
import type { IncidentView, RecordEntry } from '../../../../http/contract/incidents.ts';
import { useRecord } from '../../../api/queries.ts';
import { Choices } from '../../../parts/form/choices.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading } from '../../../parts/screen.tsx';
import { useWords } from '../../../words/use-words.tsx';
import type { Opened } from '../act/opened.ts';
import { Panel } from '../side/panel.tsx';
import { ChainState } from './chain-state.tsx';
import { Entry } from './entry.tsx';
import { dataOf } from './entry-data.ts';
import { filters, passes, type Filter } from './filter.ts';
import css from './timeline.module.css';

interface Props {
  asked: string;
  view: IncidentView;
  me: Me;
  open: (opened: Opened) => void;
}

export function Timeline({ asked, view, me, open }: Props) {
  const { w } = useWords();
  const record = useRecord(asked);
  const [filter, setFilter] = useState<Filter>('all');
  const [oldestFirst, setOldestFirst] = useState(false);
  const words = w.incident.timeline;
  if (record.isPending) return <Loading />;
  if (record.isError) return <ProblemNotice error={record.error} />;
  const { entries } = record.data;
  const chosen = entries.filter((entry) => passes(entry, filter));
  const shown = oldestFirst ? chosen : chosen.toReversed();
  return (
    <Panel title={words.title}>
      <ChainState record={record.data} />
      <div className={css.controls}>
        <Choices
          legend={words.filter}
          hideLegend
          layout="row"
          value={filter}
          onChange={setFilter}
          choices={filters.map((one) => ({ value: one, label: words.filters[one] }))}
        />
        <button
          type="button"
          className={css.order}
          aria-pressed={oldestFirst}
          onClick={() => setOldestFirst(!oldestFirst)}
        >
          {words.oldestFirst}
        </button>
      </div>
      {shown.length === 0 && <p className="muted">{words.nothing}</p>}
      <ol className={css.list}>
        {shown.map((entry) => (
          <Entry
            key={entry.seq}
            entry={entry}
            corrections={correctionsOf(entry, entries)}
            levels={view.ladder.levels}
            {...(mayCorrect(entry, view, me)
              ? { onCorrect: () => open({ command: 'correct', entry: entry.seq }) }
              : {})}
          />
        ))}
      </ol>
    </Panel>
  );
}

/** The entries that correct this one. */
function correctionsOf(entry: RecordEntry, entries: RecordEntry[]): RecordEntry[] {
  return entries.filter((other) => dataOf(other, 'corrected')?.entry === entry.seq);
}

/** Only the side that wrote an entry corrects it (P-0.8). */
function mayCorrect(entry: RecordEntry, view: IncidentView, me: Me): boolean {
  return view.commands.includes('correct') && entry.actor.party === me.party;
}
