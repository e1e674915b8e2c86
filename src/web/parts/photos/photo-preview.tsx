/** A file that lies on this phone: in small, with its name and what it weighs. */
import { IconFileText } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/use-words.tsx';
import css from './photos.module.css';

interface Props {
  file: Blob;
  name: string;
  /** What it weighed when it was chosen. */
  bytes?: number;
}

export function PhotoPreview({ file, name, bytes = file.size }: Props) {
  const words = useWords().w.outgoing.photos;
  const wasShrunk = bytes > file.size;
  return (
    <div className={css.preview}>
      {file.type.startsWith('image/') ? (
        <Picture file={file} />
      ) : (
        <IconFileText size={32} stroke={1.5} aria-hidden="true" />
      )}
      <p>
        {name}
        <span className="muted small">
          {sizeOf(file.size)}
          {wasShrunk && ` · ${words.was(sizeOf(bytes))}`}
        </span>
      </p>
    </div>
  );
}

/** The picture out of the phone's memory, for as long as it is shown. */
function Picture({ file }: { file: Blob }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (image.current) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return <img ref={image} alt="" />;
}

/** Kilobytes, or megabytes from one on. */
function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
