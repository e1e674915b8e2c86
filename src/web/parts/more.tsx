/**
 * The next page, fetched well before its place comes into view (100 rows ahead); a button for who
 * does not scroll.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/use-words.tsx';
import css from './more.module.css';

interface Props {
  asked: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
}

export function More({ asked }: Props) {
  const { w } = useWords();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = asked;
  // After a refusal only a person asks again: a desk that is busy must not be asked for ever.
  const isPaused = !hasNextPage || isFetchingNextPage || isFetchNextPageError;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || isPaused) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: '6000px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isPaused, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={place} className={css.more}>
      <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {w.common.more}
      </Button>
    </div>
  );
}
