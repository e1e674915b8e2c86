/** The board: what is open, whose move it is, and by when; overdue first. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState, type RefObject } from 'react';
import { Link } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useWide } from '../../parts/use-wide.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './board.module.css';
import { DensitySwitch, useDensity } from './density.tsx';
import { FilterBar } from './filter-bar.tsx';
import { toQuery, useFilters } from './filters.ts';
import { Headline } from './headline.tsx';
import { useAtHand } from './office/at-hand.ts';
import { KnownHere } from './office/known-here.tsx';
import { Office } from './office/office.tsx';
import { List } from './list.tsx';
import { StepStrip } from './step-strip.tsx';
import { Unsent } from './unsent.tsx';
import { useRows } from './use-rows.ts';
import { Views } from './views.tsx';

export default function Board({ me }: { me: Me }) {
  const { w } = useWords();
  const { filters, change, clear } = useFilters();
  const query = useMemo(() => toQuery(filters, me.party), [filters, me.party]);
  const rows = useRows(query);
  const { asked, steady } = rows;
  const [keeping, setKeeping] = useState(false);
  const [compact, setCompact] = useDensity();
  const list = useRef<{ move: (by: number) => boolean }>(null);
  const search: RefObject<HTMLInputElement | null> = useRef(null);
  const wide = useWide();
  useAtHand(me, steady);
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
      <div className={css.narrow}>
        <FilterBar
          me={me}
          filters={filters}
          search={search}
          onChange={change}
          onClear={clear}
          onDown={() => list.current?.move(1)}
        />
        <Views filters={filters} keeping={keeping} onKeeping={setKeeping} />
        {wide && <DensitySwitch compact={compact} onChange={setCompact} />}
      </div>
      <Unsent me={me} />
      <KnownHere me={me} />
      <AsOf at={asked.dataUpdatedAt} />
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {!steady && asked.isPending && <Loading />}
      {steady && (
        <List
          ref={list}
          me={me}
          filters={filters}
          rows={rows}
          steady={steady}
          compact={compact}
          search={search}
          onChange={change}
          onClear={clear}
          onKeep={() => setKeeping(true)}
        />
      )}
      {me.role === 'site' && <Office me={me} />}
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
