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
