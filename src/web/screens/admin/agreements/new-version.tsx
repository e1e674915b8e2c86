/**
 * A new version: begun from the newest or from a file, judged as it is written, with all that it
 * changes before it is put in force. What was written is kept on this computer until it is sent.
 */
import { Button } from '@mantine/core';
import { useRef, useState, type RefObject } from 'react';
import type { AgreementPreview } from '../../../../http/contract/admin-agreements.ts';
import { useJudgedVersion, usePutInForce, useStartDraft } from '../../../api/admin-agreements.ts';
import { FileFlaws } from '../../../parts/file-flaws.tsx';
import { DayField } from '../../../parts/form/day-field.tsx';
import { FileChoice } from '../../../parts/form/file-choice.tsx';
import { focusFirstFlaw } from '../../../parts/form/first-flaw.ts';
import { useOwnDraft } from '../../../parts/form/own-draft.ts';
import { useInPlace } from '../../../parts/in-place.ts';
import { deskNow } from '../../../parts/now.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Section } from '../../../parts/section.tsx';
import { toInput } from '../../../parts/time.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import adminCss from '../admin.module.css';
import css from './agreements.module.css';
import { Changes } from './changes.tsx';
import { Editor, goTo } from './editor.tsx';

interface Props {
  id: string;
  /** The number of the newest version that there is. */
  newest: number;
  onDone: () => void;
}

const empty = { yaml: '' };

export function NewVersion({ id, newest, onDone }: Props) {
  const { agreements: words } = useAdministering();
  const [{ yaml }, set, forget] = useOwnDraft(`agreement.${id}`, empty);
  const start = useStartDraft(id);
  const field = useRef<HTMLTextAreaElement>(null);
  const begin = (text: string): void => {
    set({ yaml: text });
    // The button is gone: the keyboard goes on in the text, at its beginning.
    requestAnimationFrame(() => field.current && goTo(field.current, 1, 1));
  };
  return (
    <Section title={words.newVersion}>
      <p className="muted">{words.newText}</p>
      {yaml === '' ? (
        <div className={css.begin}>
          <Button
            loading={start.isPending}
            onClick={() => start.mutate(undefined, { onSuccess: (draft) => begin(draft.yaml) })}
          >
            {words.start(newest)}
          </Button>
          <div>
            <FileChoice
              label={words.file}
              hint={words.fileHint}
              accept=".yaml,.yml"
              name={undefined}
              onChoose={(file) => void file.text().then(begin)}
            />
          </div>
        </div>
      ) : (
        <Write
          yaml={yaml}
          field={field}
          onChange={(text) => set({ yaml: text })}
          onDrop={forget}
          onDone={() => {
            forget();
            onDone();
          }}
        />
      )}
      {start.isError && <ProblemNotice error={start.error} />}
    </Section>
  );
}

interface WriteProps {
  yaml: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
  onDrop: () => void;
  onDone: () => void;
}

function Write({ yaml, field, onChange, onDrop, onDone }: WriteProps) {
  const { agreements: words } = useAdministering();
  const { preview, error, isCurrent } = useJudgedVersion(yaml);
  const put = usePutInForce(onDone);
  const flaws = preview?.flaws ?? [];
  const { sha256, version = 0, changes = [] } = preview ?? {};
  const isReady = isCurrent && sha256 !== undefined && changes.length > 0;
  return (
    <>
      <div className={css.write}>
        <Editor
          label={words.text}
          hint={words.textHint}
          value={yaml}
          onChange={(text) => {
            put.reset();
            onChange(text);
          }}
          marked={new Set(flaws.map(({ line }) => line))}
          field={field}
        />
        <div className={css.judged}>
          <p role="status">
            <b>{useVerdict(preview)}</b>
          </p>
          <FileFlaws
            flaws={flaws}
            place={words.place}
            onGo={(line, column) => field.current && goTo(field.current, line, column)}
          />
          <Changes changes={changes} />
          {error && <ProblemNotice error={error} />}
        </div>
      </div>
      {put.isError && <ProblemNotice error={put.error} />}
      {isReady && (
        <Order
          version={version}
          busy={put.isPending}
          onPut={(from) => put.mutate({ yaml, sha256, ...from })}
        />
      )}
      <Drop onDrop={onDrop} />
    </>
  );
}

/** What there is to say of a text, in one line. */
function useVerdict(preview: AgreementPreview | undefined): string {
  const { agreements: words } = useAdministering();
  if (!preview) return words.reading;
  const { flaws, changes = [], before = 0 } = preview;
  if (flaws.length > 0) return words.flaws(flaws.length);
  return changes.length > 0 ? words.differs(changes.length, before) : words.same(before);
}

interface OrderProps {
  version: number;
  busy: boolean;
  onPut: (from: { effectiveFrom?: string }) => void;
}

function Order({ version, busy, onPut }: OrderProps) {
  const { agreements: words } = useAdministering();
  const [day, setDay] = useState('');
  const today = toInput(deskNow()).slice(0, 10);
  const isPast = day !== '' && day < today;
  return (
    <form
      className={css.order}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isPast || !event.currentTarget.checkValidity()) focusFirstFlaw(event.currentTarget);
        // Today has begun: from now on.
        else onPut(day > today ? { effectiveFrom: `${day}T00:00:00+07:00` } : {});
      }}
    >
      <DayField
        label={words.effective}
        hint={words.effectiveHint}
        min={today}
        value={day}
        onChange={setDay}
        error={isPast ? words.past : undefined}
      />
      <div>
        <Button type="submit" loading={busy}>
          {words.put(version)}
        </Button>
      </div>
    </form>
  );
}

/** Leaves off; asks first, because what was written is nowhere else. */
function Drop({ onDrop }: { onDrop: () => void }) {
  const { agreements: words } = useAdministering();
  const [asks, setAsks] = useState(false);
  return (
    <div>
      {asks && <Sure onDrop={onDrop} onStay={() => setAsks(false)} />}
      <Button variant="subtle" hidden={asks} onClick={() => setAsks(true)}>
        {words.discard}…
      </Button>
    </div>
  );
}

function Sure({ onDrop, onStay }: { onDrop: () => void; onStay: () => void }) {
  const { agreements: words } = useAdministering();
  const { w } = useWords();
  const place = useInPlace<HTMLDivElement>(onStay);
  return (
    <div ref={place} className={adminCss.bar} role="alertdialog" aria-label={words.discardText}>
      <span>{words.discardText}</span>
      <Button color="red" onClick={onDrop}>
        {words.discard}
      </Button>
      <Button variant="default" onClick={onStay}>
        {w.common.cancel}
      </Button>
    </div>
  );
}
