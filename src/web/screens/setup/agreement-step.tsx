/** Which agreement the desk begins with, and so whose it is; and the directory with it. */
import { useId, useState } from 'react';
import type { SetupAgreement, SetupChoices, SetupFile } from '../../../http/contract/setup.ts';
import { useSetupFile } from '../../api/setup.ts';
import { FileFlaws } from '../../parts/file-flaws.tsx';
import { Choices } from '../../parts/form/choices.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSetupWords } from '../../words/setup.ts';
import { useWords } from '../../words/use-words.tsx';
import type { Draft } from './draft.ts';
import css from './setup.module.css';
import { Steps, type StepProps } from './steps.tsx';

interface Props extends StepProps {
  code: string;
  choices: SetupChoices;
}

const own = 'own';

export function AgreementStep({ code, choices, draft, change, back, next }: Props) {
  const words = useSetupWords();
  const { say } = useWords();
  const chosen = draft.agreement;
  const [kind, setKind] = useState(chosen && ('shipped' in chosen.from ? chosen.what.id : own));
  const [tried, setTried] = useState(false);
  const parties = ({ customer, carrier }: SetupAgreement): string =>
    words.agreement.parties(say(customer.name), say(carrier.name));
  const choose = (value: string): void => {
    setKind(value);
    const what = choices.agreements.find(({ id }) => id === value);
    change({ agreement: what && { what, from: { shipped: what.id } } });
  };
  const { departments, offices } = choices.offices;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (draft.agreement) next();
      }}
    >
      <Choices
        legend={words.agreement.legend}
        value={kind}
        onChange={choose}
        choices={[
          ...choices.agreements.map((one) => ({
            value: one.id,
            label: say(one.title),
            hint: parties(one),
          })),
          { value: own, label: words.agreement.own, hint: words.agreement.ownHint },
        ]}
        error={tried && !draft.agreement ? words.agreement.missing : undefined}
      />
      {kind === own && <OwnFile code={code} draft={draft} change={change} />}
      <Choices
        legend={words.agreement.offices}
        value={draft.withOffices ? 'offices' : 'empty'}
        onChange={(value) => change({ withOffices: value === 'offices' })}
        choices={[
          {
            value: 'offices',
            label: words.agreement.withOffices(departments, offices),
            hint: words.agreement.withOfficesHint,
          },
          { value: 'empty', label: words.agreement.empty, hint: words.agreement.emptyHint },
        ]}
      />
      <Steps back={back} next={words.next} />
    </form>
  );
}

interface OwnProps {
  code: string;
  draft: Draft;
  change: (some: Partial<Draft>) => void;
}

function OwnFile({ code, draft, change }: OwnProps) {
  const words = useSetupWords().agreement;
  const { say } = useWords();
  const read = useSetupFile();
  const id = useId();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const yaml = await file.text();
    change({ agreement: undefined });
    read.mutate(
      { code, yaml },
      {
        onSuccess: ({ agreement: what }) => change({ agreement: what && { what, from: { yaml } } }),
      },
    );
  };
  const what = draft.agreement?.what;
  return (
    <div className={css.own}>
      <input
        id={id}
        type="file"
        accept=".yaml,.yml"
        className={css.file}
        onClick={(event) => (event.currentTarget.value = '')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <label htmlFor={id} className={css.choose}>
        {words.choose}
      </label>
      <div role="status">
        {what && (
          <p>
            <b>{say(what.title)}</b>
            <br />
            {words.parties(say(what.customer.name), say(what.carrier.name))}
          </p>
        )}
        {read.data && <Flaws file={read.data} />}
      </div>
      {read.isError && <ProblemNotice error={read.error} />}
    </div>
  );
}

function Flaws({ file: { flaws } }: { file: SetupFile }) {
  const words = useSetupWords().agreement;
  if (flaws.length === 0) return null;
  return (
    <>
      <p>{words.flaws(flaws.length)}</p>
      <FileFlaws flaws={flaws} place={words.place} />
    </>
  );
}
