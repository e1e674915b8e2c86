/** Report an incident: three questions for a phone, one hand, bad light and a dead line. */
import { Link } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import { ReportForm } from './report-form.tsx';

export default function Report({ me }: { me: Me }) {
  const { w } = useWords();
  const { title, text, action } = w.report.notYours;
  if (me.party === 'carrier') {
    return (
      <Screen title={w.report.title} hideTitle>
        <EmptyState title={title} action={<Link href="/">{action}</Link>}>
          {text}
        </EmptyState>
      </Screen>
    );
  }
  return (
    <Screen title={w.report.title} width="text">
      <ReportForm me={me} />
    </Screen>
  );
}
