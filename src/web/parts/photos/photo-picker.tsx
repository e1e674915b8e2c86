/** Photos and files: by the camera or out of the phone, in small, with what each will weigh. */
import { IconCamera, IconPaperclip, IconX } from '@tabler/icons-react';
import type { ChangeEvent } from 'react';
import { accepted, type Ready, type Unfit } from '../../offline/photos.ts';
import { useWords } from '../../words/use-words.tsx';
import { PhotoPreview } from './photo-preview.tsx';
import css from './photos.module.css';

interface Props {
  /** What was chosen and not handed over yet. */
  chosen?: readonly Ready[];
  unfit: readonly { name: string; why: Unfit }[];
  /** A photo is being made small. */
  busy: boolean;
  onAdd: (files: File[]) => void;
  onRemove?: (id: string) => void;
}

export function PhotoPicker({ chosen = [], unfit, busy, onAdd, onRemove }: Props) {
  const words = useWords().w.outgoing.photos;
  const add = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>): void => {
    onAdd([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <div className={css.picker}>
      {chosen.length > 0 && <Chosen chosen={chosen} onRemove={onRemove} />}
      <div className={css.ways}>
        <label className={`${css.way} ${css.camera}`}>
          <input
            type="file"
            name="camera"
            accept="image/*"
            capture="environment"
            className="unseen"
            onChange={add}
          />
          <IconCamera size={20} stroke={1.75} aria-hidden="true" /> {words.take}
        </label>
        <label className={css.way}>
          <input
            type="file"
            name="files"
            multiple
            accept={accepted}
            className="unseen"
            onChange={add}
          />
          <IconPaperclip size={20} stroke={1.75} aria-hidden="true" /> {words.choose}
        </label>
      </div>
      <div role="status">
        {busy && <p className="muted">{words.shrinking}</p>}
        {unfit.map(({ name, why }) => (
          <p key={name} className={css.unfit}>
            {words.unfit[why](name)}
          </p>
        ))}
      </div>
      <p className="muted small">{words.hint}</p>
    </div>
  );
}

function Chosen({ chosen = [], onRemove }: Pick<Props, 'chosen' | 'onRemove'>) {
  const words = useWords().w.outgoing.photos;
  return (
    <ul className={css.chosen}>
      {chosen.map((one) => (
        <li key={one.id}>
          <PhotoPreview file={one.file} name={one.name} bytes={one.bytes} />
          <button
            type="button"
            className={css.remove}
            aria-label={words.remove(one.name)}
            onClick={() => onRemove?.(one.id)}
          >
            <IconX size={20} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
