/** Which circuit: filled in for a site with one, found by a few letters for everybody else. */
import { useState } from 'react';
import { useCircuit } from '../../api/queries.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import { AlreadyOpen } from './already-open.tsx';
import { CircuitSearch } from './circuit-search.tsx';
import { KnownOutage } from './known-outage.tsx';
import { Question } from './question.tsx';
import { partId, type QuestionProps } from './question-props.ts';
import css from './report.module.css';

export function CircuitQuestion({ me, draft, change, tried }: QuestionProps) {
  const { w } = useWords();
  const [searching, setSearching] = useState(false);
  const isMissing = tried && draft.circuit === undefined;
  return (
    <Question n={1} title={w.report.circuit.title}>
      <div id={partId('circuit')}>
        {draft.circuit === undefined || searching ? (
          <CircuitSearch
            me={me}
            value={draft.circuit}
            error={isMissing ? w.report.circuit.missing : undefined}
            onChange={(circuit) => {
              change({ circuit, group: undefined });
              setSearching(false);
            }}
          />
        ) : (
          <Chosen
            id={draft.circuit}
            joined={draft.group}
            onJoin={(group) => change({ group })}
            {...(me.circuit === undefined ? { onOther: () => setSearching(true) } : {})}
          />
        )}
      </div>
    </Question>
  );
}

interface ChosenProps {
  id: string;
  joined: string | undefined;
  onJoin: (group: string | undefined) => void;
  onOther?: () => void;
}

function Chosen({ id, joined, onJoin, onOther }: ChosenProps) {
  const { w, say } = useWords();
  const circuit = useCircuit(id);
  if (circuit.isPending) return <Loading />;
  if (!circuit.data) return <ProblemNotice error={circuit.error} />;
  const { site, province, code, carrier, openIncidents } = circuit.data;
  return (
    <div className={css.stack}>
      <div>
        <p className={css.site}>{site.name}</p>
        <p className="muted">
          {province.name} · {w.report.circuit.code} <b>{code}</b> · {say(carrier.name)}
        </p>
      </div>
      <AsOf at={circuit.dataUpdatedAt} />
      <KnownOutage circuit={id} joined={joined} onJoin={onJoin} />
      <AlreadyOpen incidents={openIncidents} />
      {onOther && (
        <button type="button" className={css.quiet} onClick={onOther}>
          {w.report.circuit.change}
        </button>
      )}
    </div>
  );
}
