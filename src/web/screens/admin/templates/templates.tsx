/** What people will get: each message, by each means, for each side, in either language. */
import { keepPreviousData } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { usePreview, useTestable } from '../../../api/previews.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import { useWords } from '../../../words/use-words.tsx';
import { queryOf, readAsked, writeAsked, type Asked } from './asked.ts';
import { Chooser } from './chooser.tsx';
import { Means } from './means.tsx';
import { SendTest } from './send-test.tsx';
import css from './templates.module.css';

export default function Templates() {
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
  return (
    <Screen title={w.admin.sections.templates.title}>
      <p className="muted">{words.lead}</p>
      <div className={css.columns}>
        <Chooser asked={asked} agreements={agreements} onChange={change} />
        <div className={css.shown}>
          {preview.isPending && <Loading />}
          {preview.isError && (
            <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
          )}
          {preview.data && !preview.isError && <Means preview={preview.data} lang={asked.lang} />}
          {testable.isError && <ProblemNotice error={testable.error} />}
          {testable.data && (
            <SendTest key={JSON.stringify(query)} query={query} item={chosen ?? testable.data[0]} />
          )}
        </div>
      </div>
    </Screen>
  );
}
