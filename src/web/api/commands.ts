/** What the screens tell the desk: a report, and the commands on an incident. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BodiedCommand, CommandBody } from '../../http/contract/commands.ts';
import type { IncidentView } from '../../http/contract/incidents.ts';
import { call } from './client.ts';
import { makeIntents, type Intents } from './intent.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

/** A command on an incident that exists, with its body. */
export type IncidentCommand = {
  [N in Exclude<BodiedCommand, 'report'>]: { name: N; body: CommandBody<N> };
}[Exclude<BodiedCommand, 'report'>];

/**
 * Reports an incident: `mutate(body)`. The same body sent again is the same intent (one report),
 * so fix times such as `claimedAt` when the form is filled in, not at each click. A form that
 * outlives the page brings intents of its own.
 */
export function useReport(kept?: Intents) {
  const client = useQueryClient();
  const [own] = useState(() => makeIntents());
  const intents = kept ?? own;
  return useMutation<IncidentView, ApiError, CommandBody<'report'>>({
    mutationFn: (body) => call('/incidents', { method: 'POST', body, key: intents.keyFor(body) }),
    onSuccess: (view) => {
      intents.done();
      settle(client, view.id, view);
    },
  });
}

/**
 * Gives a command: `mutate({ name: 'confirm', body: { text } })`. The answer replaces the incident
 * on every screen; a refusal refreshes it too, since another person may have been quicker. `kept`
 * as in `useReport`.
 */
export function useCommand(id: string, kept?: Intents) {
  const client = useQueryClient();
  const [own] = useState(() => makeIntents());
  const intents = kept ?? own;
  return useMutation<IncidentView, ApiError, IncidentCommand>({
    mutationFn: (command) =>
      call(`/incidents/${encodeURIComponent(id)}/${command.name}`, {
        method: 'POST',
        body: command.body,
        key: intents.keyFor(command),
      }),
    onSuccess: (view) => {
      intents.done();
      settle(client, id, view);
    },
    onError: (error) => {
      // The screen may show it under its code: whatever incident is in view is asked again.
      if (error.status !== 0) void client.invalidateQueries({ queryKey: ['incident'] });
    },
  });
}

/** Puts the answer where the screens read it, under the id and the code by which they may ask. */
function settle(client: QueryClient, asked: string, view: IncidentView): void {
  for (const id of new Set([asked, view.id, view.code])) {
    client.setQueryData(keys.incident(id), view);
    void client.invalidateQueries({ queryKey: keys.record(id) });
  }
  void client.invalidateQueries({ queryKey: keys.lists });
}
