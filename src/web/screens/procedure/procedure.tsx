/** The agreement that both sides signed, and how the desk runs it. */
import { Link } from 'wouter';
import type { AgreementView } from '../../../http/contract/directory.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useAgreements } from '../../api/queries.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Clauses } from './clauses.tsx';
import { Clocks } from './clocks.tsx';
import { Diagram } from './diagram.tsx';
import css from './procedure.module.css';
import { WhatIf } from './what-if/what-if.tsx';

/** `id`: the agreement to show; without it, the one with the most circuits. */
export default function Procedure({ id }: { id: string | undefined }) {
  const { w, say } = useWords();
  const { data: all, error, isPending, refetch } = useAgreements();
  const sorted = all?.toSorted((a, b) => b.circuits - a.circuits) ?? [];
  const shown = id === undefined ? sorted[0] : sorted.find((each) => each.id === id);
  return (
    <Screen title={shown ? say(shown.title) : w.procedure.title}>
      {isPending && <Loading />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {sorted.length > 1 && <Agreements all={sorted} shown={shown} />}
      {all && !shown && <Missing some={sorted.length > 0} />}
      {shown && <Agreement agreement={shown} />}
    </Screen>
  );
}

/** `some`: there are agreements, but not this one. */
function Missing({ some }: { some: boolean }) {
  const words = useWords().w.procedure;
  if (some) return <p>{words.missing}</p>;
  return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
}

interface AgreementsProps {
  all: AgreementView[];
  shown: AgreementView | undefined;
}

function Agreements({ all, shown }: AgreementsProps) {
  const { w, say } = useWords();
  return (
    <nav className={css.agreements} aria-label={w.procedure.agreements}>
      {all.map(({ id, title, carrier }) => (
        <Link
          key={id}
          href={`/quy-trinh/${id}`}
          aria-current={id === shown?.id ? 'page' : undefined}
        >
          <b>{say(carrier.name)}</b>
          <span>{say(title)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Agreement({ agreement }: { agreement: AgreementView }) {
  const { w, say, lang } = useWords();
  const words = w.procedure;
  const lines = agreement.description[lang];
  const diagram = lines.findIndex((line) => line.startsWith('```'));
  return (
    <>
      <Section title={words.parties.title}>
        <Facts
          across
          facts={[
            [say(terms.party.customer), say(agreement.customer.name)],
            [say(terms.party.carrier), say(agreement.carrier.name)],
            [words.parties.contract, agreement.contract],
            [words.parties.version, String(agreement.version)],
            [words.parties.circuits, String(agreement.circuits)],
            [words.parties.hours, say(agreement.hours)],
            [words.parties.seal, <code key="seal">{agreement.sha256.slice(0, 16)}…</code>],
          ]}
        />
      </Section>
      <div className={css.columns}>
        <Section
          title={words.diagram.title}
          aside={<CopyButton text={agreement.diagram[lang]} label={words.diagram.copy} />}
        >
          <Diagram />
        </Section>
        <Clocks agreement={agreement} />
      </div>
      <WhatIf key={agreement.id} agreement={agreement} />
      <Clauses agreement={agreement} />
      <details className={css.words}>
        <summary>{words.inWords}</summary>
        {/* The diagram at its end is drawn above. */}
        <pre>{lines.slice(0, diagram < 0 ? undefined : diagram - 1).join('\n')}</pre>
      </details>
    </>
  );
}
