/** The files of an incident: pictures in small, the rest by name, and a place to drop more. */
import { IconFileText } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import type { Attachment } from '../../../../http/contract/attachments.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useKeepFiles } from '../../../api/commands.ts';
import { fileAddress, useAttachments } from '../../../api/upload.ts';
import { filesWaiting } from '../../../offline/photos.ts';
import { PhotoPicker } from '../../../parts/photos/photo-picker.tsx';
import { useChoosing } from '../../../parts/photos/use-photos.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { Panel } from '../side/panel.tsx';
import css from './attachments.module.css';

export function Attachments({ view }: { view: IncidentView }) {
  const { w } = useWords();
  const files = useAttachments(view.id);
  const mayAdd = view.commands.includes('attach');
  const items = files.data?.items ?? [];
  // Of a report that has not arrived yet the desk has no files to show.
  const isLacking = files.isError && view.version > 0;
  if (!mayAdd && items.length === 0 && !isLacking) return null;
  return (
    <div className={items.length === 0 ? 'on-screen' : undefined}>
      <Panel title={w.incident.files.title}>
        {isLacking && <ProblemNotice error={files.error} onRetry={() => void files.refetch()} />}
        {items.length > 0 && (
          <ul className={css.gallery}>
            {items.map((file) => (
              <FileCard key={file.sha256} incident={view.id} file={file} />
            ))}
          </ul>
        )}
        {mayAdd && (
          <div className="on-screen">
            <DropZone incident={view.id} />
          </div>
        )}
      </Panel>
    </div>
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

/** Files are dropped on it, photographed, or chosen; they wait with whatever else is not sent. */
function DropZone({ incident }: { incident: string }) {
  const keepFiles = useKeepFiles();
  const choosing = useChoosing(
    () => filesWaiting(incident),
    (ready) => void keepFiles(incident, ready),
  );
  const [isOver, setIsOver] = useState(false);
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    choosing.onAdd([...event.dataTransfer.files]);
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
      <PhotoPicker {...choosing} />
    </div>
  );
}
