/** What the keyboard does on an incident: a number for each act that one may do, and back. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { goBack } from '../../../shell/arrival.ts';
import { useDeeds, type Deed } from '../../../shell/keys.ts';
import { useWords } from '../../../words/use-words.tsx';
import type { Opened } from './opened.ts';
import { keyedOf } from './order.ts';

/** As many acts as there are digits have one; the rest are the palette's. */
const digits = 9;

/** Offers the acts in the order in which they stand on the screen. */
export function useIncidentDeeds(view: IncidentView, open: (opened: Opened) => void): void {
  const { w, say } = useWords();
  const acts = keyedOf(view).map((command, at): Deed => ({
    id: command,
    label: say(terms.command[command]),
    isAct: true,
    ...(at < digits ? { keys: [String(at + 1)] } : {}),
    run: () => open({ command }),
  }));
  useDeeds(view.code, [
    ...acts,
    { id: 'back', keys: ['Escape'], shown: 'Esc', label: w.common.keys.back, run: goBack },
  ]);
}
