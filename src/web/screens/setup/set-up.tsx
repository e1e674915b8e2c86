/** `/thiet-lap`: the first visit of a new desk, step by step; all is sent at once, at the end. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import type { SetupChoices } from '../../../http/contract/setup.ts';
import { useMeans, useSignIn } from '../../api/session.ts';
import { useSetUp } from '../../api/setup.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { useSetupWords } from '../../words/setup.ts';
import { Enrol } from '../sign-in/barred.tsx';
import { Card } from '../sign-in/card.tsx';
import { AgreementStep } from './agreement-step.tsx';
import { CodeStep } from './code-step.tsx';
import { emptyDraft, orderOf, type Draft } from './draft.ts';
import { LookStep } from './look-step.tsx';
import { PersonStep } from './person-step.tsx';
import css from './setup.module.css';

const titles = ['start', 'agreement', 'person', 'look'] as const;

export default function SetUp() {
  const means = useMeans();
  const entering = useEntering();
  if (entering.isIn) return <Enrol password={entering.password} onDone={entering.goOn} />;
  if (means.isPending) return <Loading />;
  const isClosed = means.data !== undefined && !means.data.isNew;
  // It is this very visit that closes it, and then goes on.
  if (isClosed && !entering.isBusy && !entering.isDone) return <Closed />;
  return <Walk entering={entering} />;
}

function Walk({ entering }: { entering: ReturnType<typeof useEntering> }) {
  const words = useSetupWords();
  const [code, setCode] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const [choices, setChoices] = useState<SetupChoices>();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [step, setStep] = useState(0);
  const name = titles[step] ?? 'look';
  const walked = {
    draft,
    change: (some: Partial<Draft>) => setDraft((before) => ({ ...before, ...some })),
    back: () => setStep(step - 1),
    next: () => setStep(step + 1),
  };
  const begin = (given: SetupChoices): void => {
    setChoices(given);
    setStep(1);
  };
  return (
    <Card title={words[name].title} text={words[name].text} wide>
      <p className={css.step}>{words.step(step + 1, titles.length)}</p>
      {(!choices || name === 'start') && <CodeStep code={code} onCode={setCode} onDone={begin} />}
      {choices && name === 'agreement' && (
        <AgreementStep code={code} choices={choices} {...walked} />
      )}
      {choices && name === 'person' && <PersonStep min={choices.passwordMin} {...walked} />}
      {choices && name === 'look' && (
        <LookStep
          draft={draft}
          choices={choices}
          back={walked.back}
          busy={entering.isBusy}
          onFinish={() => void entering.enter(orderOf(code, draft))}
        />
      )}
      {entering.error && <ProblemNotice error={entering.error} />}
    </Card>
  );
}

function Closed() {
  const words = useSetupWords().closed;
  return (
    <Card title={words.title} text={words.text}>
      <Button component={Link} href="/">
        {words.signIn}
      </Button>
    </Card>
  );
}

/** Sets the desk up, signs in by the password just given, and leads to the second factor. */
function useEntering() {
  const client = useQueryClient();
  const setUp = useSetUp();
  const signIn = useSignIn(true);
  const enter = async (order: ReturnType<typeof orderOf>): Promise<void> => {
    if (order === undefined) return;
    try {
      // Carried out once; where the sign-in after it failed, only that is tried again.
      if (!setUp.isSuccess) await setUp.mutateAsync(order);
      await signIn.mutateAsync({ email: order.email, password: order.password });
    } catch {
      // Told below: both keep what went wrong.
    }
  };
  return {
    enter,
    isIn: signIn.isSuccess,
    password: signIn.variables?.password,
    isDone: setUp.isSuccess,
    isBusy: setUp.isPending || signIn.isPending,
    error: setUp.error ?? signIn.error,
    goOn: () => {
      navigate('/quan-tri/thiet-lap');
      void client.resetQueries();
    },
  };
}
