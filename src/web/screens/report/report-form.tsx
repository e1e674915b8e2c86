/** The three questions, one under the other: a thumb scrolls quicker than it turns pages. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { useKeepFiles, useReport } from '../../api/commands.ts';
import { useAttempts } from '../../parts/form/attempt.ts';
import { useDraft, writeDraft } from '../../parts/form/draft.ts';
import { useNow } from '../../parts/now.ts';
import { PhotoPicker } from '../../parts/photos/photo-picker.tsx';
import { useDraftPhotos } from '../../parts/photos/use-photos.ts';
import { useWords } from '../../words/use-words.tsx';
import { draftName } from '../incident/act/draft-name.ts';
import { CircuitQuestion } from './circuit-question.tsx';
import { ExtraWords } from './extra-words.tsx';
import { Question } from './question.tsx';
import { partId } from './question-props.ts';
import { bodyOf, emptyReport, isContactHalf, missingOf, type ReportDraft } from './report-draft.ts';
import css from './report.module.css';
import { SelfCheckQuestion } from './self-check-question.tsx';
import { SendBar } from './send-bar.tsx';
import { SendTrouble } from './send-trouble.tsx';
import { SymptomQuestion } from './symptom-question.tsx';

export function ReportForm({ me }: { me: Me }) {
  const { w } = useWords();
  const { kept, change, forget, send, sending, error, attempts, photos } = useSending(me);
  const keepFiles = useKeepFiles();
  const [tried, setTried] = useState(false);
  const now = useNow();
  const draft = kept.circuit === undefined && me.circuit ? { ...kept, circuit: me.circuit } : kept;
  const isFuture = draft.since !== undefined && Date.parse(draft.since) > now + 60_000;
  const missing = missingOf(draft);
  const question = { me, draft, change, tried };

  const submit = (): void => {
    setTried(true);
    const first = missing[0] ?? (isFuture ? 'since' : isContactHalf(draft) ? 'contact' : undefined);
    if (first === undefined) send(draft);
    else goTo(first);
  };
  const startAgain = (): void => {
    attempts.done();
    forget();
    photos.forget();
    setTried(false);
  };
  const openArrived = (): void => {
    const arrived = attempts.inHand();
    if (arrived !== undefined) void keepFiles(arrived, photos.chosen, draft.circuit);
    startAgain();
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="muted">{w.report.lead}</p>
      <CircuitQuestion {...question} />
      <SymptomQuestion {...question} isFuture={isFuture} />
      <SelfCheckQuestion {...question} />
      <ExtraWords {...question} />
      <Question title={w.outgoing.photos.title}>
        <PhotoPicker {...photos} />
      </Question>
      {error && (
        <SendTrouble
          error={error}
          circuit={draft.circuit}
          sentAs={attempts.inHand()}
          onOpen={openArrived}
        />
      )}
      <SendBar missing={tried ? missing : []} sending={sending} onDiscard={startAgain} />
    </form>
  );
}

/** Brings what is missing under the eye, and the keyboard to it. */
function goTo(name: string): void {
  const part = document.getElementById(partId(name));
  part?.scrollIntoView({ block: 'center' });
  part?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
}

/** The draft, kept until the desk has it, and how it is sent. */
function useSending(me: Me) {
  const [, navigate] = useLocation();
  const [kept, change, forget] = useDraft(`${me.person}.report`, emptyReport);
  const attempts = useAttempts(`${me.person}.report`);
  const report = useReport(attempts);
  const photos = useDraftPhotos(me.person);
  const keepFiles = useKeepFiles();
  const send = (draft: ReportDraft): void => {
    const body = bodyOf(draft, attempts.begin().at);
    if (body === undefined) return;
    report.mutate(
      { body, group: draft.group },
      {
        onSuccess: (view) => {
          // Checked already, but no verdict: the answers wait in the form that asks for it.
          const { answers } = draft;
          if (draft.verdict === 'later' && Object.keys(answers).length > 0) {
            writeDraft(draftName(me, view.id, 'self-diagnose'), { answers });
          }
          void keepFiles(view.id, photos.chosen, draft.circuit).then(photos.forget);
          forget();
          navigate(`/su-co/${view.code}`);
        },
        onError: (error) => error.code !== 'D-3' && attempts.failed(error),
      },
    );
  };
  const { isPending: sending, error } = report;
  return { kept, change, forget, send, sending, error, attempts, photos };
}
