/** Kept views of the board: each a link that shows the same to whoever it is sent to. */
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconBookmarkPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { BoardView } from '../../../http/contract/board.ts';
import { useForgetView, useKeepView, useViews } from '../../api/board.ts';
import { focusFirstFlaw } from '../../parts/form/first-flaw.ts';
import { useOwnDraft } from '../../parts/form/own-draft.ts';
import { TextField } from '../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Sheet } from '../incident/act/sheet.tsx';
import { isNarrowed, queryOf, readFilters, type BoardFilters } from './filters.ts';
import css from './views.module.css';
import { byName } from '../../parts/by-name.ts';

interface Props {
  filters: BoardFilters;
  /** Whether the form to keep one is open. */
  keeping: boolean;
  onKeeping: (keeping: boolean) => void;
}

export function Views({ filters, keeping, onKeeping }: Props) {
  const { w } = useWords();
  const words = w.board.views;
  const views = useViews().data ?? [];
  const forget = useForgetView();
  const query = queryOf(filters);
  const isHere = (view: BoardView): boolean => sameQuery(view.query, query);
  const canKeep = (isNarrowed(filters) || query !== '') && !views.some(isHere);
  if (views.length === 0 && !canKeep && !keeping) return null;
  return (
    <nav className={css.views} aria-label={words.label}>
      <ul className={css.list}>
        {views.toSorted(byName).map((view) => (
          <li key={view.id}>
            <Link
              href={view.query === '' ? '/' : `/?${view.query}`}
              className={css.view}
              aria-current={isHere(view) ? 'page' : undefined}
              title={view.shared ? words.sharedBy(view.ownerName) : undefined}
            >
              {view.name}
              {view.shared && <IconUsers size={15} aria-label={words.shared} />}
            </Link>
            {isHere(view) && view.mine && (
              <ActionIcon
                aria-label={words.forget(view.name)}
                color="gray"
                onClick={() => forget.mutate(view.id)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {canKeep && (
        <Button
          variant="subtle"
          leftSection={<IconBookmarkPlus size={18} aria-hidden="true" />}
          onClick={() => onKeeping(true)}
        >
          {words.keep}
        </Button>
      )}
      {forget.isError && <ProblemNotice error={forget.error} />}
      {keeping && <Keep query={query} onClose={() => onKeeping(false)} />}
    </nav>
  );
}

const nothing = { name: '', shared: false };

function Keep({ query, onClose }: { query: string; onClose: () => void }) {
  const { w } = useWords();
  const words = w.board.views;
  const keep = useKeepView();
  const [tried, setTried] = useState(false);
  const [{ name, shared }, change, forget] = useOwnDraft('view', nothing);
  return (
    <Sheet title={words.keep} onClose={onClose}>
      <form
        className={css.keep}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() === '') focusFirstFlaw(event.currentTarget);
          else {
            keep.mutate(
              { name: name.trim(), query, shared },
              {
                onSuccess: () => {
                  forget();
                  onClose();
                },
              },
            );
          }
        }}
      >
        <p className="muted">{words.keepText}</p>
        <TextField
          label={words.name}
          error={tried && name.trim() === '' ? w.groups.fields.missing : undefined}
          value={name}
          required
          max={60}
          onChange={(said) => change({ name: said })}
        />
        <Checkbox
          label={words.share}
          checked={shared}
          onChange={(event) => change({ shared: event.currentTarget.checked })}
        />
        {keep.isError && <ProblemNotice error={keep.error} />}
        <Button type="submit" size="lg" loading={keep.isPending}>
          {w.common.save}
        </Button>
      </form>
    </Sheet>
  );
}

/** The same filters, in whatever order the address has them. */
function sameQuery(a: string, b: string): boolean {
  return queryOf(readFilters(new URLSearchParams(a))) === b;
}
