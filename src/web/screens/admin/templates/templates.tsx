/** What people will get: each message, by each means, for each side, in words of its own. */
import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { WordingOutcomeView } from '../../../../http/contract/admin-wordings.ts';
import type { MessagePreview } from '../../../../http/contract/deliveries.ts';
import type { Me } from '../../../../http/contract/directory.ts';
import { useJudged } from '../../../api/admin.ts';
import { usePreview, useTestable } from '../../../api/previews.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import { useWords } from '../../../words/use-words.tsx';
import { queryOf, readAsked, sideOf, wordedBy, writeAsked, hasSides, type Asked } from './asked.ts';
import { Chooser } from './chooser.tsx';
import { Editor, orderOf, type Draft } from './editor.tsx';
import { Means } from './means.tsx';
import { Replaced } from './replaced.tsx';
import { SendTest } from './send-test.tsx';
import css from './templates.module.css';

export default function Templates({ me }: { me: Me }) {
  const { w, lang } = useWords();
  const words = useTemplateWords();
  const [params, setParams] = useSearchParams();
  const asked = readAsked(params, lang);
  const testable = useTestable();
  const query = queryOf(asked);
  const preview = usePreview(query, keepPreviousData);
  const change = (some: Partial<Asked>): void =>
    setParams(writeAsked({ ...asked, ...some }), { replace: true });
  const agreements = testable.data ?? [];
  const chosen = agreements.find(({ agreement }) => agreement.id === asked.agreement);
  const draft = useDraft(asked);
  const shown = draft.preview ?? preview.data;
  return (
    <Screen title={w.admin.sections.templates.title}>
      <p className="muted">{words.lead}</p>
      <div className={css.columns}>
        <div className={css.shown}>
          <Chooser asked={asked} agreements={agreements} onChange={change} />
          {me.oversees && <OwnWords {...{ me, asked, change, draft }} />}
        </div>
        <div className={css.shown}>
          {preview.isPending && <Loading />}
          {preview.isError && (
            <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
          )}
          {draft.preview && <p className={css.unsaved}>{words.wording.unsaved}</p>}
          {shown && !preview.isError && <Means preview={shown} lang={asked.lang} />}
          {testable.isError && <ProblemNotice error={testable.error} />}
          {testable.data && (
            <SendTest key={JSON.stringify(query)} query={query} item={chosen ?? testable.data[0]} />
          )}
        </div>
      </div>
      {me.oversees && <Replaced asked={asked} own={me.party} />}
    </Screen>
  );
}

/** What words make that are entered and not kept yet, as the desk tells while one types. */
function useDraft(asked: Asked) {
  const [draft, setDraft] = useState<Draft>();
  const isOfThese = draft?.kind === wordedBy(asked) && draft?.lang === asked.lang;
  const order = draft && isOfThese ? orderOf(draft, queryOf(asked)) : { path: '', body: {} };
  const { told } = useJudged<WordingOutcomeView>(order, isOfThese);
  // Once kept, they are what everybody is shown.
  return { set: setDraft, preview: told && told.changed > 0 ? told.preview : undefined };
}

interface OwnProps {
  me: Me;
  asked: Asked;
  change: (some: Partial<Asked>) => void;
  draft: ReturnType<typeof useDraft>;
}

/** The editor, or why there is none. */
function OwnWords({ me, asked, change, draft }: OwnProps) {
  const words = useTemplateWords().wording;
  const kind = wordedBy(asked);
  if (kind === undefined) {
    return (
      <Section title={words.title}>
        <p className="muted">{words.ofDesk}</p>
      </Section>
    );
  }
  if (sideOf(asked) !== me.party) {
    return (
      <Section title={words.title}>
        <p className="muted">{hasSides(asked) ? words.theirs : words.neverYours}</p>
        {hasSides(asked) && (
          <Button variant="default" onClick={() => change({ side: me.party })}>
            {words.toOwn}
          </Button>
        )}
      </Section>
    );
  }
  return (
    <Editor
      key={`${kind} ${asked.lang}`}
      kind={kind}
      lang={asked.lang}
      query={queryOf(asked)}
      onDraft={draft.set}
    >
      {draft.preview && <Beside preview={draft.preview} asked={asked} />}
    </Editor>
  );
}

/** On a phone, where the letter is out of sight: what the words make, beside the fields. */
function Beside({ preview, asked }: { preview: MessagePreview; asked: Asked }) {
  const words = useTemplateWords();
  return (
    <div className={css.beside} role="group" aria-label={words.wording.makes}>
      <p className={css.subject} lang={asked.lang}>
        {preview.subject}
      </p>
      <p className={css.bubble} lang={asked.lang}>
        {preview.short}
      </p>
    </div>
  );
}
