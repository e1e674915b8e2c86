/** What the screens tell the desk: a report, and the commands on an incident. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BodiedCommand, CommandBody } from '../../http/contract/commands.ts';
import type { Circuit, Me } from '../../http/contract/directory.ts';
import type { IncidentView } from '../../http/contract/incidents.ts';
import { waiting, type Waiting } from '../offline/outgoing.ts';
import { keepFiles, type Ready } from '../offline/photos.ts';
import { sendOrKeep } from '../offline/send.ts';
import { deskNow } from '../parts/now.ts';
import { makeIntents, type Intents } from './intent.ts';
import { noteOwn } from './own.ts';
import type { ApiError } from './problem.ts';
import { tellMoved } from './moved.ts';
import { keys } from './queries.ts';

/** What came of an act. Version 0: it waits on this phone, and the desk knows nothing of it yet. */
export type Taken = Pick<IncidentView, 'id' | 'code' | 'version'>;

type Named = 'person' | 'at' | 'label';

/** A command on an incident that exists, with its body. */
export type IncidentCommand = {
  [N in Exclude<BodiedCommand, 'report'>]: { name: N; body: CommandBody<N> };
}[Exclude<BodiedCommand, 'report'>];

/** A report, and the known outage that it joins. */
interface Reported {
  body: CommandBody<'report'>;
  group?: string | undefined;
}

/**
 * Reports an incident: `mutate({ body })`. The same body sent again is the same intent, one report,
 * so fix times such as `claimedAt` when the form is filled in, not at each click. A form that
 * outlives the page brings intents of its own.
 */
export function useReport(kept?: Intents) {
  const client = useQueryClient();
  const [own] = useState(() => makeIntents());
  const intents = kept ?? own;
  return useMutation<Taken, ApiError, Reported>({
    mutationFn: ({ body, group }) => {
      const id = intents.keyFor(body);
      const circuit = client.getQueryData<Circuit>(keys.circuit(body.circuit));
      const known = circuit?.openIncidents.map((one) => one.id) ?? [];
      return give(client, {
        id,
        incident: id,
        circuit: body.circuit,
        known,
        ...(group === undefined ? {} : { group }),
        act: { name: 'report', body },
      });
    },
    onSuccess: () => intents.done(),
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
  return useMutation<Taken, ApiError, IncidentCommand>({
    mutationFn: (act) => give(client, { id: intents.keyFor(act), incident: id, act }),
    onSuccess: () => intents.done(),
    onError: (error) => {
      // The screen may show it under its code: whatever incident is in view is asked again.
      if (error.status !== 0) void client.invalidateQueries({ queryKey: ['incident'] });
    },
  });
}

/** Puts files behind whatever this phone owes the desk of an incident, and sends what it can. */
export function useKeepFiles() {
  const client = useQueryClient();
  return async (incident: string, files: readonly Ready[], circuit = ''): Promise<void> => {
    const person = client.getQueryData<Me | null>(keys.me)?.person ?? '';
    const label = await labelOf(client, { incident, circuit });
    await keepFiles(files, { incident, person, label });
  };
}

/**
 * Gives an act to the desk, or to this phone to send it later. The times claimed in it say when it
 * was done, whenever it arrives.
 */
async function give(client: QueryClient, one: Omit<Waiting, Named | 'place'>): Promise<Taken> {
  const person = client.getQueryData<Me | null>(keys.me)?.person ?? '';
  noteOwn(one.incident);
  const at = one.act.body.claimedAt ?? new Date(deskNow()).toISOString();
  const view = await sendOrKeep({ ...one, person, at, label: await labelOf(client, one) });
  if (!view) return { id: one.incident, code: one.incident, version: 0 };
  settle(client, one.incident, view);
  return view;
}

/** What the person knows the incident by: its code, or the office of a report, sent or not. */
async function labelOf(
  client: QueryClient,
  one: Pick<Waiting, 'incident' | 'circuit'>,
): Promise<string> {
  const office = client.getQueryData<Circuit>(keys.circuit(one.circuit ?? ''));
  if (office) return office.site.name;
  const views = client.getQueriesData<IncidentView>({ queryKey: ['incident'] });
  const view = views.find(([, known]) => known?.id === one.incident)?.[1];
  if (view) return `${view.code} · ${view.site.name}`;
  const report = (await waiting().catch(() => [])).find(({ id }) => id === one.incident);
  return report?.label ?? one.incident;
}

/** Puts the answer where the screens read it, under the id and the code by which they may ask. */
function settle(client: QueryClient, asked: string, view: IncidentView): void {
  for (const id of new Set([asked, view.id, view.code])) {
    client.setQueryData(keys.incident(id), view);
    void client.invalidateQueries({ queryKey: keys.record(id) });
  }
  tellMoved(client, [view.id]);
  void client.invalidateQueries({ queryKey: keys.lists });
  void client.invalidateQueries({ queryKey: keys.groups });
}
