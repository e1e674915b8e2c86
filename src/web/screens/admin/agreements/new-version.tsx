/** A new version: the file, its flaws by place or its changes in words, from when on. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AgreementPreview } from '../../../../http/contract/admin-agreements.ts';
import { usePreviewVersion, usePutInForce } from '../../../api/admin-agreements.ts';
import { FileFlaws } from '../../../parts/file-flaws.tsx';
import { FileChoice } from '../../../parts/form/file-choice.tsx';
import { InstantField } from '../../../parts/form/instant-field.tsx';
import { deskNow } from '../../../parts/now.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Section } from '../../../parts/section.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';

export function NewVersion() {
  const words = useWords().w.admin.agreements;
  const preview = usePreviewVersion();
  const put = usePutInForce();
  const [file, setFile] = useState<{ name: string; yaml: string }>();
  const choose = async (chosen: File): Promise<void> => {
    put.reset();
    const yaml = await chosen.text();
    setFile({ name: chosen.name, yaml });
    preview.mutate(yaml);
  };
  const seen = preview.data;
  return (
    <Section title={words.newVersion}>
      <FileChoice
        label={words.file}
        hint={words.newText}
        accept=".yaml,.yml"
        name={file?.name}
        onChoose={(chosen) => void choose(chosen)}
      />
      <div role="status" className={css.outcome}>
        {put.data && <p>{words.done(put.data.version ?? 0)}</p>}
        {seen && !put.data && <Seen preview={seen} />}
      </div>
      {preview.isError && <ProblemNotice error={preview.error} />}
      {put.isError && <ProblemNotice error={put.error} />}
      {seen?.sha256 !== undefined && file && !put.data && (
        <Order
          version={seen.version ?? 0}
          busy={put.isPending}
          onPut={(from) => put.mutate({ yaml: file.yaml, sha256: seen.sha256 ?? '', ...from })}
        />
      )}
    </Section>
  );
}

interface OrderProps {
  version: number;
  busy: boolean;
  onPut: (from: { effectiveFrom?: string }) => void;
}

function Order({ version, busy, onPut }: OrderProps) {
  const words = useWords().w.admin.agreements;
  const [from, setFrom] = useState<string>();
  return (
    <>
      <InstantField
        legend={words.effective}
        quick={[]}
        pick={{ label: words.pick, at: () => new Date(deskNow()).toISOString() }}
        value={from}
        onChange={setFrom}
        error={undefined}
      />
      <Button
        loading={busy}
        onClick={() => onPut(from === undefined ? {} : { effectiveFrom: from })}
      >
        {words.put(version)}
      </Button>
    </>
  );
}

function Seen({ preview }: { preview: AgreementPreview }) {
  const words = useWords().w.admin.agreements;
  const { flaws, gone, come } = preview;
  if (flaws.length > 0) {
    return (
      <>
        <p>
          <b>{words.flaws(flaws.length)}</b>
        </p>
        <FileFlaws flaws={flaws} place={words.place} />
      </>
    );
  }
  return gone && come && <Changes gone={gone} come={come} />;
}

type Lines = NonNullable<AgreementPreview['gone']>;

/** What a version says no more, and what instead, in the words of the agreement. */
export function Changes({ gone, come }: { gone: Lines; come: Lines }) {
  const { w, lang } = useWords();
  const words = w.admin.agreements;
  return (
    <>
      {gone[lang].length > 0 && <h3>{words.gone}</h3>}
      <ul>
        {gone[lang].map((line) => (
          <li key={line}>
            <del>{line}</del>
          </li>
        ))}
      </ul>
      {come[lang].length > 0 && <h3>{words.come}</h3>}
      <ul>
        {come[lang].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
