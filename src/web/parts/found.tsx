/** What was asked for, in each of its states: on its way, failed, nothing, or the list by pages. */
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import { More } from './more.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Loading } from './screen.tsx';

interface Props<T> {
  asked: {
    data: { pages: { items: T[] }[] } | undefined;
    isPending: boolean;
    isError: boolean;
    error: unknown;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
  /** What is said where nothing was found: the fact, what to do, and a way to it. */
  none: { title: string; text: string; action?: ReactNode };
  children: (items: T[]) => ReactNode;
}

export function Found<T>({ asked, none, children }: Props<T>) {
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && items.length === 0 && (
        <EmptyState title={none.title} action={none.action}>
          <p>{none.text}</p>
        </EmptyState>
      )}
      {items.length > 0 && children(items)}
      <More asked={asked} />
    </>
  );
}
