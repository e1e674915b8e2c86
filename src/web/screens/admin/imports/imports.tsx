/** The directory in and out as files: download, complete, look at what it would do, record it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportFileBody } from '../../../../http/contract/admin.ts';
import { useApplyImport, usePreviewImport } from '../../../api/admin.ts';
import { useProvinces } from '../../../api/queries.ts';
import { SelectField } from '../../../parts/form/fields.tsx';
import { FileChoice } from '../../../parts/form/file-choice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { Outcome } from './outcome.tsx';

type Kind = ImportFileBody['kind'];
const kinds: readonly Kind[] = ['units', 'circuits', 'successors'];

export default function Imports() {
  const { w } = useWords();
  const words = w.admin.imports;
  const [kind, setKind] = useState<Kind>('units');
  return (
    <Screen title={w.admin.sections.imports.title} width="text">
      <SelectField
        label={words.kind}
        value={kind}
        options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={setKind}
      />
      {kind === 'successors' && <p className="muted">{words.successorsText}</p>}
      <Downloads kind={kind} />
      <Give key={kind} kind={kind} />
    </Screen>
  );
}

function Downloads({ kind }: { kind: Kind }) {
  const { w, lang } = useWords();
  const words = w.admin.imports;
  const provinces = useProvinces();
  const [province, setProvince] = useState('01');
  const href = (content: 'rows' | 'template', format: 'csv' | 'xlsx'): string => {
    const query = new URLSearchParams({ content, format, lang });
    if (kind === 'successors') query.set('province', province);
    return `/api/admin/tables/${kind}?${query.toString()}`;
  };
  const rows = kind === 'successors' ? words.proposal : words.rows;
  return (
    <Section title={words.get}>
      {kind === 'successors' && (
        <SelectField
          label={words.province}
          value={province}
          options={(provinces.data ?? []).map(({ code, name }) => ({
            value: code,
            label: `${code} ${name}`,
          }))}
          onChange={setProvince}
        />
      )}
      <ul className={css.plain}>
        {(['rows', 'template'] as const).map((content) => (
          <li key={content}>
            {content === 'rows' ? rows : words.template}:{' '}
            {(['csv', 'xlsx'] as const).map((format) => (
              <a key={format} className={css.get} href={href(content, format)} download>
                {format.toUpperCase()}
                <span className="unseen"> {content === 'rows' ? rows : words.template}</span>
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Give({ kind }: { kind: Kind }) {
  const { w } = useWords();
  const words = w.admin.imports;
  const preview = usePreviewImport();
  const apply = useApplyImport();
  const [file, setFile] = useState<ImportFileBody>();
  const choose = async (chosen: File): Promise<void> => {
    apply.reset();
    const body = { kind, name: chosen.name, content: await base64Of(chosen) };
    setFile(body);
    preview.mutate(body);
  };
  const seen = preview.data;
  const isReady = seen && seen.report.length === 0 && seen.changes.length > 0 && !apply.data;
  return (
    <Section title={words.give}>
      <FileChoice
        label={words.file}
        hint={words.fileHint}
        accept=".csv,.xlsx"
        name={file?.name}
        onChoose={(chosen) => void choose(chosen)}
      />
      <div role="status" className={css.outcome}>
        {preview.isPending && <p>{words.reading}</p>}
        {apply.data && <p>{words.applied(apply.data.changes.length)}</p>}
        {seen && !apply.data && <Outcome preview={seen} />}
      </div>
      {preview.isError && <ProblemNotice error={preview.error} />}
      {apply.isError && <ProblemNotice error={apply.error} />}
      {isReady && file && (
        <Button
          loading={apply.isPending}
          onClick={() => apply.mutate({ ...file, fingerprint: seen.fingerprint })}
        >
          {words.apply(seen.changes.length)}
        </Button>
      )}
    </Section>
  );
}

/** The bytes of a file as base64, by the browser's own reader. */
async function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const { result } = reader;
      resolve(typeof result === 'string' ? (result.split(',')[1] ?? '') : '');
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not readable')));
    reader.readAsDataURL(file);
  });
}
