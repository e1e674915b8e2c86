/** A number to tap: shown as the paper prints it, dialled in its international form. */
import { IconPhone } from '@tabler/icons-react';
import { useWords } from '../words/use-words.tsx';
import css from './phone-link.module.css';

interface Props {
  /** E.164, such as +842136250119. */
  e164: string;
  /** The number as printed, where it differs. */
  printed?: string | undefined;
  onClick?: () => void;
}

export function PhoneLink({ e164, printed, onClick }: Props) {
  const { w } = useWords();
  return (
    <a className={css.phone} href={`tel:${e164}`} onClick={onClick}>
      <IconPhone size={18} stroke={1.75} aria-hidden="true" />
      <span>
        <span className="unseen">{w.common.call} </span>
        {printed ?? e164}
      </span>
      {printed !== undefined && <span className={css.dialled}>{e164}</span>}
    </a>
  );
}
