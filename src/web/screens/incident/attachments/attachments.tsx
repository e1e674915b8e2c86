/** The files of an incident: pictures in small, the rest by name, and a place to drop more. */
import { Button } from '@mantine/core';
import { IconFileText, IconPaperclip } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import type { Attachment } from '../../../../http/contract/attachments.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { fileAddress, useAttachments } from '../../../api/upload.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { Panel } from '../side/panel.tsx';
import { acceptedFiles } from './accepted.ts';
import css from './attachments.module.css';
import { useUploads, type Sending } from './use-uploads.ts';

export function Attachments({ view }: { view: IncidentView }) {
  const { w } = useWords();
  const files = useAttachments(view.id);
  const uploads = useUploads(view.id);
  const mayAdd = view.commands.includes('attach');
  const items = files.data?.items ?? [];
  if (!mayAdd && items.length === 0 && !files.isError) return null;
  return (
    <Panel title={w.incident.files.title}>
      {files.isError && <ProblemNotice error={files.error} onRetry={() => void files.refetch()} />}
      {items.length > 0 && (
        <ul className={css.gallery}>
          {items.map((file) => (
            <FileCard key={file.sha256} incident={view.id} file={file} />
          ))}
        </ul>
      )}
      {uploads.sendings.length > 0 && (
        <ul className={css.sendings}>
          {uploads.sendings.map((sending) => (
            <SendingRow key={sending.key} sending={sending} {...uploads} />
          ))}
        </ul>
      )}
      {mayAdd && <DropZone add={uploads.add} />}
    </Panel>
  );
}

function FileCard({ incident, file }: { incident: string; file: Attachment }) {
  const { w, say } = useWords();
  const words = w.incident.files;
  const kilobytes = Math.max(1, Math.round(file.size / 1024));
  return (
    <li className={css.card}>
      {file.hasThumbnail && file.state === 'ready' ? (
        <img src={fileAddress(incident, file.sha256, 'thumbnail')} alt="" loading="lazy" />
      ) : (
        <IconFileText size={32} stroke={1.5} aria-hidden="true" />
      )}
      <div>
        {file.state === 'ready' ? (
          <a href={fileAddress(incident, file.sha256)} download={file.name}>
            {file.name}
          </a>
        ) : (
          <>
            <b>{file.name}</b>
            <p className="small">{words[file.state]}</p>
          </>
        )}
        <p className="muted small">
          {words.size(kilobytes)} · {say(terms.party[file.by])} · <When at={file.at} />
        </p>
      </div>
    </li>
  );
}

interface RowProps {
  sending: Sending;
  retry: (sending: Sending) => void;
  drop: (key: string) => void;
}

function SendingRow({ sending, retry, drop }: RowProps) {
  const { w } = useWords();
  const words = w.incident.files;
  const { file, share, error, key } = sending;
  return (
    <li>
      <p>{file.name}</p>
      {error ? (
        <>
          <ProblemNotice error={error} />
          <div className={css.buttons}>
            <Button variant="default" onClick={() => retry(sending)}>
              {words.retry}
            </Button>
            <Button variant="subtle" onClick={() => drop(key)}>
              {w.common.cancel}
            </Button>
          </div>
        </>
      ) : (
        <progress max={1} value={share} aria-label={words.sending(file.name)} />
      )}
    </li>
  );
}

function DropZone({ add }: { add: (files: Iterable<File>) => void }) {
  const { w } = useWords();
  const words = w.incident.files;
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <div
      className={css.zone}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={dropped}
    >
      <input
        ref={input}
        type="file"
        multiple
        accept={acceptedFiles}
        aria-label={words.add}
        className="unseen"
        tabIndex={-1}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        leftSection={<IconPaperclip size={18} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {words.add}
      </Button>
      <p className="muted small">{words.hint}</p>
    </div>
  );
}
