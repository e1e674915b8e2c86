/** Everything that this phone owes the desk: what waits, since when, what was not taken. */
import { Link } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { useWaiting } from '../../offline/use-waiting.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import { ActList } from './act-list.tsx';
import css from './outgoing.module.css';

export default function Outgoing({ me }: { me: Me }) {
  const { w } = useWords();
  const words = w.outgoing;
  const all = useWaiting();
  const mine = all.filter(({ person }) => person === me.person);
  const others = all.length - mine.length;
  return (
    <Screen title={words.title} width="text">
      {mine.length > 0 ? (
        <>
          <p className="muted">{words.lead}</p>
          <ActList acts={mine} />
        </>
      ) : (
        <EmptyState title={words.empty} action={<Link href="/">{w.common.nav.board}</Link>}>
          {words.emptyText}
        </EmptyState>
      )}
      {others > 0 && <p className={css.others}>{words.others(others)}</p>}
    </Screen>
  );
}
