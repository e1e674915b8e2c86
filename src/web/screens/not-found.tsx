/** An address that leads nowhere. */
import { Link } from 'wouter';
import { EmptyState } from '../parts/empty-state.tsx';
import { Screen } from '../parts/screen.tsx';
import { useWords } from '../words/use-words.tsx';

export function NotFound() {
  const { w } = useWords();
  const { title, text, home } = w.common.notFound;
  return (
    <Screen title={title} hideTitle>
      <EmptyState title={title} action={<Link href="/">{home}</Link>}>
        {text}
      </EmptyState>
    </Screen>
  );
}
