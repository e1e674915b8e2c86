/** The words of the message that is looked at, replaced for the readers of one's own side. */
import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { WordingPageView } from '../../../../http/contract/admin-wordings.ts';
import type { PreviewQuery } from '../../../../http/contract/deliveries.ts';
import { useSave } from '../../../api/admin.ts';
import { useWording, wordingPath } from '../../../api/admin-wordings.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { When } from '../../../parts/when.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import type { Lang } from '../../../words/use-words.tsx';
import { WithHistory } from '../history.tsx';
import { ThingForm, type Entered, type Field } from '../thing-form.tsx';
import type { Worded } from './asked.ts';
import css from './templates.module.css';

/** Words that are entered and not kept yet, of which kind and language. */
export interface Draft {
  kind: Worded;
  lang: Lang;
  words: Entered;
  seen: string;
}

/** How words are kept, or judged for the message that is looked at. */
export function orderOf({ kind, lang, words, seen }: Draft, query: PreviewQuery) {
  const { lang: _, ...about } = query;
  return { path: wordingPath(kind, lang), body: { words, seen, about } };
}

interface Props {
  kind: Worded;
  lang: Lang;
  query: PreviewQuery;
  /** Stays the same function. */
  onDraft: (draft: Draft | undefined) => void;
  /** What the words that are entered make, where the whole is out of sight. */
  children: ReactNode;
}

export function Editor({ kind, lang, query, onDraft, children }: Props) {
  const words = useTemplateWords().wording;
  const asked = useWording(kind, lang);
  const page = asked.data;
  return (
    <Section title={words.title}>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {page && (
        <>
          <Standing page={page} />
          <WithHistory entries={page.history}>
            {(saved) => (
              <Form key={page.seen} page={page} query={query} onDraft={onDraft} onSaved={saved}>
                {children}
              </Form>
            )}
          </WithHistory>
        </>
      )}
    </Section>
  );
}

function Standing({ page: { replaced, hole } }: { page: WordingPageView }) {
  const words = useTemplateWords().wording;
  return (
    <p className="muted">
      {replaced ? (
        <>
          {words.replacedBy(replaced.by)} <When at={replaced.at} />.
        </>
      ) : (
        words.shipped
      )}{' '}
      {words.facts} {hole !== undefined && words.hole(hole)}
    </p>
  );
}

interface FormProps extends Pick<Props, 'query' | 'onDraft' | 'children'> {
  page: WordingPageView;
  onSaved: () => void;
}

function Form({ page, query, onDraft, onSaved, children }: FormProps) {
  const words = useTemplateWords().wording;
  const { save } = useAdministering();
  const { kind, lang, seen, shipped, replaced } = page;
  const [now, setNow] = useState<Entered>(page.words);
  const back = useSave(onSaved);
  const orderBy = (entered: Entered) => orderOf({ kind, lang, words: entered, seen }, query);
  // Whatever was not kept goes with the form that it was entered in.
  useEffect(() => () => onDraft(undefined), [onDraft]);
  return (
    <div className={css.fields}>
      <ThingForm
        fields={fieldsOf(shipped, now, words)}
        begin={page.words}
        path={(entered) => orderBy(entered).path}
        body={(entered) => orderBy(entered).body}
        submit={save}
        onSaved={onSaved}
        onEntered={(entered) => {
          setNow(entered);
          onDraft({ kind, lang, words: entered, seen });
        }}
      >
        {() => children}
      </ThingForm>
      {replaced && Object.values(shipped).some((text) => text !== '') && (
        <Button
          variant="default"
          loading={back.isPending}
          onClick={() =>
            back.mutate({ path: wordingPath(kind, lang), body: { words: null, seen } })
          }
        >
          {words.back}
        </Button>
      )}
      {back.isError && <ProblemNotice error={back.error} />}
    </div>
  );
}

type EditorWords = ReturnType<typeof useTemplateWords>['wording'];

/** What each text is; under one that differs from what ships, that. */
function fieldsOf(shipped: WordingPageView['shipped'], now: Entered, words: EditorWords): Field[] {
  const names = Object.keys(shipped) as (keyof typeof shipped)[];
  return names.map((name): Field => {
    const before = shipped[name] ?? '';
    const hint = now[name] === before ? words.asShipped : words.wasShipped(before);
    return {
      name,
      label: words.fields[name],
      hint: name === 'closing' ? words.closingHint : hint,
      required: name !== 'shortAsk' && name !== 'closing',
      ...(name === 'ask' || name === 'closing' ? { as: 'paragraph' } : {}),
    };
  });
}
