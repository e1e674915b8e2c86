/** The board: what is open, whose move it is, and by when; overdue first. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { Link } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useWide } from '../../parts/use-wide.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './board.module.css';
import { Cards } from './cards.tsx';
import { FilterBar } from './filter-bar.tsx';
import { toQuery, useFilters } from './filters.ts';
import { Headline } from './headline.tsx';
import { KeyHints } from './key-hints.tsx';
import { More } from './more.tsx';
import { NewsPill } from './news-pill.tsx';
import { Nothing } from './nothing.tsx';
import { StepStrip } from './step-strip.tsx';
import { BoardTable } from './table.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useRows } from './use-rows.ts';

export default function Board({ me }: { me: Me }) {
  const { w } = useWords();
  const { filters, change, clear } = useFilters();
  const query = useMemo(() => toQuery(filters, me.party), [filters, me.party]);
  const { asked, steady, stale, showAll } = useRows(query);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useListKeys(list, search);
  const wide = useWide();
  const List = wide ? BoardTable : Cards;
  return (
    <Screen
      title={w.board.title}
      quietOnPhone
      actions={me.party === 'customer' && <ReportButton />}
    >
      <div className={css.figures}>
        <Headline filters={filters} party={me.party} onChange={change} />
        {wide && me.role !== 'site' && <StepStrip filters={filters} onChange={change} />}
      </div>
      <FilterBar me={me} filters={filters} search={search} onChange={change} onClear={clear} />
      <AsOf at={asked.dataUpdatedAt} />
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {!steady && asked.isPending && <Loading />}
      {steady && (
        <div ref={list} className={css.list} aria-busy={stale}>
          <NewsPill steady={steady} onShow={showAll} />
          {steady.rows.length > 0 ? (
            <List rows={steady.rows} party={me.party} show={filters.show} />
          ) : (
            <Nothing filters={filters} party={me.party} onClear={clear} />
          )}
          <More asked={asked} />
        </div>
      )}
      <KeyHints />
    </Screen>
  );
}

function ReportButton() {
  const { w } = useWords();
  return (
    <Button
      component={Link}
      href="/bao-su-co"
      size="lg"
      className={css.report}
      leftSection={<IconPlus size={20} aria-hidden="true" />}
    >
      {w.board.report}
    </Button>
  );
}
