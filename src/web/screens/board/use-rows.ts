/** The rows of the board: asked for page by page, kept steady while the desk lives on. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import { catchUp } from '../../api/moved.ts';
import { useOwn } from '../../api/own.ts';
import { useIncidents, type ListFilters } from '../../api/queries.ts';
import { follow, settle, type Answer, type Steady } from './steady.ts';

interface Held {
  /** The question that the rows answer. */
  query: string;
  answer: Answer<IncidentSummary>;
  own: ReadonlySet<string>;
  steady: Steady<IncidentSummary>;
}

const heldKey = ['board-held'];

/** The query, its rows, and `showAll`, which lets in what waits and sorts by the desk's order. */
export function useRows(query: ListFilters) {
  const asked = useIncidents(query);
  const { data, hasNextPage, isPlaceholderData } = asked;
  const answer = useMemo(
    () => data && { pages: data.pages.map((page) => page.items), more: hasNextPage },
    [data, hasNextPage],
  );
  const name = JSON.stringify(query);
  const own = useOwn();
  // Who comes back from an incident finds the rows as they were left.
  const client = useQueryClient();
  const [held, setHeld] = useState(() => client.getQueryData<Held>(heldKey));
  useEffect(() => void client.setQueryData(heldKey, held), [client, held]);
  // What moved on while another list was shown.
  useEffect(() => catchUp(client, query), [client, query]);
  // State derived from the last state and the new answer: set while rendering, before painting.
  const isHeld = held?.query === name && held.answer === answer && held.own === own;
  if (answer && !isPlaceholderData && !isHeld) {
    const steady = held?.query === name ? follow(held.steady, answer, own) : settle(answer);
    setHeld({ query: name, answer, own, steady });
  }
  return {
    asked,
    name,
    steady: held?.steady,
    /** The rows still answer the question before. */
    stale: held?.query !== name,
    showAll: () => setHeld(held && { ...held, steady: settle(held.answer) }),
  };
}
