/** Acts that waited for one incident, as another's record takes them: none before it began. */
import type { Act } from '../../offline/outgoing.ts';

/** Where an act takes a remark of ours. */
const wordsOf = { 'log-call': 'remark', note: 'text', update: 'text', 'report-local-fix': 'what' };

/**
 * The act, for an incident that began at `since`. What was done before that is claimed for its
 * beginning, the earliest that its record can hold, and `earlier` says in words when it was.
 */
export function retold(act: Act, since: string, earlier: (at: string) => string): Act {
  const { claimedAt } = act.body;
  if (claimedAt === undefined || Date.parse(claimedAt) >= Date.parse(since)) return act;
  const field = wordsOf[act.name as keyof typeof wordsOf] as string | undefined;
  const said = field && (act.body as Partial<Record<string, string>>)[field];
  const words = field ? { [field]: [said, earlier(claimedAt)].filter(Boolean).join(' ') } : {};
  return { ...act, body: { ...act.body, ...words, claimedAt: since } } as Act;
}
