/** The board's filters as its address has them, so that a view can be bookmarked and sent. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { stateNames, type Party, type StateName } from '../../../http/contract/procedure.ts';
import type { ListFilters } from '../../api/queries.ts';

/** What the board can be narrowed to. `mine` is the reader's own side, whoever opens the link. */
export interface BoardFilters {
  show: 'open' | 'ended' | 'all';
  state?: StateName | undefined;
  province?: string | undefined;
  carrier?: string | undefined;
  mine: boolean;
  overdue: boolean;
  /** Closed ones whose root-cause report is owed, or is late. */
  rfo?: 'due' | 'late' | undefined;
  q: string;
  /** The order, where another than the usual is asked for. */
  sort?: 'due' | 'reported' | undefined;
}

/** Reads an address; what it does not understand it leaves out. */
export function readFilters(params: URLSearchParams): BoardFilters {
  const [show, sort, rfo] = [params.get('show'), params.get('sort'), params.get('rfo')];
  return {
    show: show === 'ended' || show === 'all' ? show : 'open',
    state: stateNames.find((name) => name === params.get('state')),
    province: params.get('province') ?? undefined,
    carrier: params.get('carrier') ?? undefined,
    mine: params.get('mine') === '1',
    overdue: params.get('overdue') === '1',
    rfo: rfo === 'due' || rfo === 'late' ? rfo : undefined,
    q: params.get('q') ?? '',
    sort: sort === 'due' || sort === 'reported' ? sort : undefined,
  };
}

/** Writes an address: only what differs from the plain board. */
export function writeFilters(filters: BoardFilters): Record<string, string> {
  const { show, state, province, carrier, mine, overdue, rfo, q, sort } = filters;
  return {
    ...(show === 'open' ? {} : { show }),
    ...(state ? { state } : {}),
    ...(province ? { province } : {}),
    ...(carrier ? { carrier } : {}),
    ...(mine ? { mine: '1' } : {}),
    ...(overdue ? { overdue: '1' } : {}),
    ...(rfo ? { rfo } : {}),
    ...(q ? { q } : {}),
    ...(sort ? { sort } : {}),
  };
}

/** The filters as the API takes them. What has ended has no deadline: the newest come first. */
export function toQuery(filters: BoardFilters, party: Party): ListFilters {
  const { show, state, province, carrier, mine, overdue, rfo, q } = filters;
  return {
    show,
    ...(state ? { state } : {}),
    ...(province ? { province } : {}),
    ...(carrier ? { carrier } : {}),
    ...(mine ? { whoseMove: party } : {}),
    ...(overdue ? { overdue: true } : {}),
    ...(rfo ? { rfo } : {}),
    ...(q ? { q } : {}),
    sort: sortOf(filters),
  };
}

/** The order in force: the nearest deadline first; of what has ended, the newest. */
export function sortOf({ show, sort }: BoardFilters): 'due' | 'reported' {
  return sort ?? (show === 'open' ? 'due' : 'reported');
}

/** Filters as the address behind the question mark: what a kept view is. */
export function queryOf(filters: BoardFilters): string {
  return new URLSearchParams(writeFilters(filters)).toString();
}

/** Whether anything is filtered out beyond the choice of open or ended. */
export function isNarrowed(filters: BoardFilters): boolean {
  const { state, province, carrier, mine, overdue, rfo, q } = filters;
  return Boolean(state ?? province ?? carrier ?? rfo) || mine || overdue || q !== '';
}

/** The filters in force, and how to change some. Typing replaces the address, a click adds one. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const change = useCallback(
    (some: Partial<BoardFilters>, options?: { replace: boolean }) => {
      setParams((before) => writeFilters({ ...readFilters(before), ...some }), options);
    },
    [setParams],
  );
  const clear = useCallback(() => setParams({}), [setParams]);
  return { filters, change, clear };
}
