/** A list of things that come and go: searched, with or without those that have ended. */
import { Checkbox } from '@mantine/core';
import { SearchField } from '../../parts/form/fields.tsx';
import { useNarrowed } from '../../parts/use-narrowed.ts';
import css from './admin.module.css';

/** What such a list is narrowed to, in the address. */
export function useEndedToo() {
  const { shown, change } = useNarrowed(['q', 'ended']);
  return { filters: { q: shown.q ?? '', ended: shown.ended === 'true' }, change };
}

interface Props extends ReturnType<typeof useEndedToo> {
  search: string;
  ended: string;
}

/** The search, and whether those that have ended are wanted too. */
export function Narrow({ search, ended, filters, change }: Props) {
  return (
    <div className={css.bar} role="search">
      <SearchField
        className={css.search}
        label={search}
        value={filters.q}
        onChange={(q) => change({ q })}
      />
      <Checkbox
        label={ended}
        checked={filters.ended}
        onChange={(event) => change({ ended: event.currentTarget.checked ? 'true' : '' })}
      />
    </div>
  );
}
