/** The board with nothing on it: says why, and what would be here. */
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { Party } from '../../../http/contract/procedure.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useWords } from '../../words/use-words.tsx';
import { isNarrowed, type BoardFilters } from './filters.ts';

interface Props {
  filters: BoardFilters;
  party: Party;
  onClear: () => void;
}

export function Nothing({ filters, party, onClear }: Props) {
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
  if (party === 'carrier') {
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
