/** The rows of the board, with what the keyboard does to them and what can be done to several. */
import {
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from 'react';
import { useLocation } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import { useWide } from '../../parts/use-wide.ts';
import { useDeeds, type Deed } from '../../shell/keys.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './board.module.css';
import { Cards } from './cards.tsx';
import { Chosen } from './chosen.tsx';
import { isNarrowed, sortOf, type BoardFilters } from './filters.ts';
import { More } from '../../parts/more.tsx';
import { NewsPill } from './news-pill.tsx';
import { Nothing } from './nothing.tsx';
import type { Steady } from './steady.ts';
import { BoardTable } from './table.tsx';
import { useUnsent } from './unsent.tsx';
import type { useRows } from './use-rows.ts';
import { useRowLinks } from './row-links.ts';
import { useLines } from './use-lines.ts';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';

interface Props {
  ref: Ref<{ move: (by: number) => boolean }>;
  me: Me;
  filters: BoardFilters;
  rows: ReturnType<typeof useRows>;
  steady: Steady<IncidentSummary>;
  compact: boolean;
  search: RefObject<HTMLInputElement | null>;
  onChange: (some: Partial<BoardFilters>) => void;
  onClear: () => void;
  onKeep: () => void;
}

export function List(props: Props) {
  const { ref, me, filters, rows, steady, compact, onChange, onClear } = props;
  const wide = useWide();
  const lines = useLines(wide, compact);
  const ids = useMemo(() => steady.rows.map(({ item }) => item.id), [steady]);
  const list = useRef<HTMLDivElement>(null);
  const isUnsent = useUnsent(me).length > 0 && !isNarrowed(filters);
  const virtual = useVirtualRows({ list, name: `${rows.name} ${lines.size}`, ids, ...lines });
  useRowLinks(list);
  const choice = useChoice(me);
  const [proposing, setProposing] = useState(false);
  const propose = (): boolean => {
    setProposing(choice.chosen.size > 0);
    return choice.chosen.size > 0;
  };
  useImperativeHandle(ref, () => ({ move: virtual.move }));
  useListDeeds(props, list, virtual, { ...choice, propose });
  const shared = { rows: steady.rows, party: me.party, filters, virtual };
  return (
    <div ref={list} className={css.list} aria-busy={rows.stale}>
      <NewsPill steady={steady} onShow={rows.showAll} />
      {steady.rows.length === 0 ? (
        // All is not calm while a report waits: it stands above.
        !isUnsent && <Nothing filters={filters} me={me} onClear={onClear} />
      ) : wide ? (
        <BoardTable
          {...shared}
          compact={compact}
          chosen={choice.may ? choice.chosen : undefined}
          onChoose={choice.toggle}
          onSort={(sort) => onChange({ sort: sort === sortOf(filters) ? undefined : sort })}
        />
      ) : (
        <Cards {...shared} perLine={lines.perLine} />
      )}
      <More asked={rows.asked} />
      <Chosen
        chosen={choice.chosen}
        proposing={proposing}
        onPropose={setProposing}
        onClear={choice.clear}
      />
    </div>
  );
}

interface Choice {
  /** Whether this person may join incidents to a mass outage at all. */
  may: boolean;
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  clear: () => void;
}

function useChoice(me: Me): Choice {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  return { may: me.role !== 'site', chosen, toggle, clear };
}

function useListDeeds(
  { me, search, rows, onKeep }: Props,
  list: RefObject<HTMLDivElement | null>,
  virtual: VirtualRows,
  choice: Choice & { propose: () => boolean },
): void {
  const { w } = useWords();
  const words = w.board.deeds;
  const [, go] = useLocation();
  const choose = (): boolean => {
    const id = virtual.active();
    if (id !== undefined) choice.toggle(id);
    return id !== undefined;
  };
  const clear = (): boolean => {
    const had = choice.chosen.size > 0;
    choice.clear();
    return had;
  };
  /** The arrows scroll the page unless the keyboard is in the list already. */
  const arrow = (by: number) => (event?: KeyboardEvent) => {
    const isKey = event?.key.startsWith('Arrow') ?? false;
    if (isKey && !list.current?.contains(document.activeElement)) return false;
    return virtual.move(by);
  };
  const deeds: Deed[] = [
    { id: 'next', keys: ['j', 'ArrowDown'], shown: 'j ↓', label: words.next, run: arrow(1) },
    { id: 'last', keys: ['k', 'ArrowUp'], shown: 'k ↑', label: words.last, run: arrow(-1) },
    { id: 'open', keys: [], shown: 'Enter', label: words.open, run: () => false },
    {
      id: 'search',
      keys: ['/'],
      label: words.search,
      run: () => search.current?.focus(),
    },
    { id: 'news', keys: ['r'], label: words.news, isAct: true, run: rows.showAll },
    { id: 'keep', keys: ['s'], label: words.keep, isAct: true, run: onKeep },
  ];
  if (me.party === 'customer') {
    const run = (): void => go('/bao-su-co');
    deeds.push({ id: 'report', keys: ['n'], label: w.board.report, run });
  }
  if (choice.may) {
    deeds.push(
      { id: 'choose', keys: ['x'], label: words.choose, run: choose },
      {
        id: 'propose',
        keys: ['p'],
        label: w.board.chosen.propose,
        isAct: choice.chosen.size > 0,
        run: choice.propose,
      },
      { id: 'clear', keys: ['Escape'], shown: 'Esc', label: words.clear, run: clear },
    );
  }
  useDeeds(w.board.title, deeds);
}
