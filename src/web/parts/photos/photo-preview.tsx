/** A file that lies on this phone: in small, with its name and what it weighs. */
import { IconFileText } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
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
  const address = useAddress(file);
  const wasShrunk = bytes > file.size;
  return (
    <div className={css.preview}>
      {address === undefined ? (
        <IconFileText size={32} stroke={1.5} aria-hidden="true" />
      ) : (
        <img src={address} alt="" />
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

/** An address of the picture for as long as it is shown. */
function useAddress(file: Blob): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file.type.startsWith('image/')) return undefined;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

/** Kilobytes, or megabytes from one on. */
function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
