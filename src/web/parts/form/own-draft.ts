/** The draft of whoever is signed in: for a form that lies over the page, which one key closes. */
import { useMe } from '../../api/queries.ts';
import { useDraft } from './draft.ts';

/** As `useDraft`, under the reader's own name. */
export function useOwnDraft<T extends object>(name: string, empty: T) {
  return useDraft(`${useMe().data?.person ?? ''}.${name}`, empty);
}
