/** What a list is narrowed to, kept in the address: a link to it shows the same. */
import { useSearchParams } from 'wouter';

/** The names that are set, by their values; how to change some; how to drop all. */
export function useNarrowed<N extends string>(names: readonly N[]) {
  const [params, setParams] = useSearchParams();
  const shown = Object.fromEntries(
    names.map((name) => [name, params.get(name) ?? '']).filter(([, value]) => value !== ''),
  ) as Partial<Record<N, string>>;
  const change = (some: Partial<Record<N, string>>): void => {
    const next = Object.entries<string>({ ...shown, ...some } as Record<string, string>);
    setParams(Object.fromEntries(next.filter(([, value]) => value !== '')), { replace: true });
  };
  return { shown, change, clear: () => setParams({}) };
}

/** Days as the desk takes them: instants on Vietnam's clocks, the last day to its end. */
export function withSpan<T extends { from?: string | undefined; to?: string | undefined }>({
  from,
  to,
  ...rest
}: T) {
  const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
  return {
    ...rest,
    ...(isDay(from) ? { from: `${from}T00:00:00+07:00` } : {}),
    ...(isDay(to) ? { to: `${to}T23:59:59.999+07:00` } : {}),
  };
}
