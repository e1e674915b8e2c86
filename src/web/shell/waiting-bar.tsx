/** Under the header, on every page: that something waits on this phone, or for a decision. */
import { IconCloudUpload } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { isHeld } from '../offline/outgoing.ts';
import { useWaiting } from '../offline/use-waiting.ts';
import { useWords } from '../words/use-words.tsx';
import css from './waiting-bar.module.css';

export function WaitingBar({ me }: { me: Me }) {
  const { w } = useWords();
  const mine = useWaiting().filter(({ person }) => person === me.person);
  const held = mine.filter(isHeld).length;
  const words = held > 0 ? w.outgoing.barHeld(held) : w.outgoing.bar(mine.length);
  return (
    <div role="status">
      {mine.length > 0 && (
        <Link href="/cho-gui" className={css.bar} data-refused={held > 0}>
          <IconCloudUpload size={20} stroke={1.75} aria-hidden="true" />
          <span>{words}</span>
          <span className={css.open}>{w.outgoing.open}</span>
        </Link>
      )}
    </div>
  );
}
