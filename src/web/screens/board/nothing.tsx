/** The board with nothing on it: says why, and what would be here. */
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { useCircuits } from '../../api/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useWords } from '../../words/use-words.tsx';
import { isNarrowed, type BoardFilters } from './filters.ts';

interface Props {
  filters: BoardFilters;
  me: Me;
  onClear: () => void;
}

export function Nothing({ filters, me, onClear }: Props) {
  const words = useWords().w.board;
  if (isNarrowed(filters)) {
    const clear = (
      <Button variant="default" onClick={onClear}>
        {words.filters.clear}
      </Button>
    );
    return (
      <EmptyState title={words.empty.noMatch} action={clear}>
        {words.empty.noMatchText}
      </EmptyState>
    );
  }
  if (filters.show === 'ended') {
    return <EmptyState title={words.empty.noneEnded}>{words.empty.noneEndedText}</EmptyState>;
  }
  return <Calm me={me} />;
}

/** Nothing is down; or nothing can be, because no circuit is known yet. */
function Calm({ me }: { me: Me }) {
  const words = useWords().w.board;
  const circuits = useCircuits({});
  if (circuits.data?.items.length === 0) {
    const left = me.oversees && (
      <Button component={Link} href="/quan-tri/thiet-lap" size="lg">
        {words.empty.toSetup}
      </Button>
    );
    return (
      <EmptyState title={words.empty.noCircuits} action={left}>
        {words.empty.noCircuitsText}
      </EmptyState>
    );
  }
  if (me.party === 'carrier') {
    return <EmptyState title={words.empty.calm}>{words.empty.calmCarrier}</EmptyState>;
  }
  const report = (
    <Button component={Link} href="/bao-su-co" size="lg">
      {words.report}
    </Button>
  );
  return (
    <EmptyState title={words.empty.calm} action={report}>
      {words.empty.calmCustomer}
    </EmptyState>
  );
}
