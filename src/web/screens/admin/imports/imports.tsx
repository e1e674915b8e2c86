/** The directory in and out as files: download, complete, look at what it would do, record it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImportFileBody, ImportPreviewView } from '../../../../http/contract/admin.ts';
import type { Me } from '../../../../http/contract/directory.ts';
import { useApplyImport, useImports, usePreviewImport } from '../../../api/admin.ts';
import { useProvinces } from '../../../api/queries.ts';
import { Choice } from '../../../parts/choice.tsx';
import { SelectField } from '../../../parts/form/fields.tsx';
import { FileChoice } from '../../../parts/form/file-choice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useNarrowed } from '../../../parts/use-narrowed.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { WithHistory } from '../history.tsx';
import { CodeSheet } from '../people/invite.tsx';
import { Outcome } from './outcome.tsx';

type Kind = ImportFileBody['kind'];

/** The tables that one keeps: each side its own. What the desk gives and takes is decided there. */
function kindsOf(me: Me): Kind[] {
  const isCustomer = me.party === 'customer';
  const ofSide: Kind[] = ['contacts', isCustomer ? 'holidays' : 'hotlines', 'wordings'];
  return [
    ...(isCustomer ? (['units', 'circuits', 'successors'] as const) : []),
    ...(me.oversees ? ofSide : []),
    ...(me.appoints.length > 0 ? (['people'] as const) : []),
  ];
}

export default function Imports({ me }: { me: Me }) {
  const { w } = useWords();
  const words = w.admin.imports;
  const { imports: more } = useAdministering();
  const kinds = kindsOf(me);
  const { shown, change } = useNarrowed(['bang']);
  const kind = kinds.find((one) => one === shown.bang) ?? kinds[0] ?? 'people';
  const done = useImports(kind);
  return (
    <Screen title={w.admin.sections.imports.title} width="text">
      <SelectField
        label={words.kind}
        value={kind}
        options={kinds.map((value) => ({ value, label: more.kinds[value] }))}
        onChange={(bang) => change({ bang })}
      />
      <p className="muted">{more.about[kind]}</p>
      <Downloads kind={kind} />
      <WithHistory key={kind} entries={done.data ?? []} none={more.never}>
        {(saved) => <Give kind={kind} onDone={saved} />}
      </WithHistory>
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

function Give({ kind, onDone }: { kind: Kind; onDone: () => void }) {
  const { w } = useWords();
  const words = w.admin.imports;
  const preview = usePreviewImport();
  const apply = useApplyImport(onDone);
  const [file, setFile] = useState<ImportFileBody>();
  const [by, setBy] = useState<'mail' | 'print'>('print');
  const choose = async (chosen: File): Promise<void> => {
    apply.reset();
    const body = { kind, name: chosen.name, content: await base64Of(chosen) };
    setFile(body);
    preview.mutate(body);
  };
  const seen = preview.data;
  const problem = preview.error ?? apply.error;
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
        {seen && !apply.data && <Outcome preview={seen} />}
        {apply.data && <Applied done={apply.data} />}
      </div>
      {problem && <ProblemNotice error={problem} />}
      {isReady && kind === 'people' && <Means by={by} onChange={setBy} />}
      {isReady && file && (
        <Button
          loading={apply.isPending}
          onClick={() => apply.mutate({ ...file, by, fingerprint: seen.fingerprint })}
        >
          {words.apply(seen.changes.length)}
        </Button>
      )}
    </Section>
  );
}

/** How the invitations go out. */
function Means({
  by,
  onChange,
}: {
  by: 'mail' | 'print';
  onChange: (by: 'mail' | 'print') => void;
}) {
  const words = useWords().w.people.form;
  return (
    <Choice
      label={words.means}
      value={by}
      options={[
        { value: 'print', label: words.print },
        { value: 'mail', label: words.mail },
      ]}
      onChange={onChange}
    />
  );
}

/** What was done; to who is invited on paper a sheet each: the codes are shown this once. */
function Applied({ done: { changes, codes = [] } }: { done: ImportPreviewView }) {
  const { w } = useWords();
  const { invitation } = w.people.sheet;
  return (
    <>
      <p>{w.admin.imports.applied(changes.length)}</p>
      {codes.map(({ email, name, code, expiresAt }) => (
        <CodeSheet
          key={email}
          title={invitation}
          name={name}
          given={{ id: email, code, expiresAt }}
        />
      ))}
    </>
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
