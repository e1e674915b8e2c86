/** The record as something to hold: whether it fits, when it was sealed, and the files of it. */
import { Button, Checkbox } from '@mantine/core';
import { IconFileCode, IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useRecord } from '../../../api/queries.ts';
import { useExport, useStanding } from '../../../api/record.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { Panel } from '../side/panel.tsx';
import { ChainState } from '../timeline/chain-state.tsx';
import css from './record-card.module.css';

export function RecordCard({ asked, view }: { asked: string; view: IncidentView }) {
  const { w } = useWords();
  const record = useRecord(asked);
  return (
    <Panel title={w.record.title}>
      {record.data && <ChainState record={record.data} />}
      <Seals />
      <Files incident={view.id} />
    </Panel>
  );
}

function Seals() {
  const { w } = useWords();
  const time = useTime();
  const { data } = useStanding();
  if (!data) return null;
  const { checkpoint, check } = data;
  return (
    <div className="small">
      {checkpoint ? (
        <p>
          {w.record.sealed(checkpoint.seq)}, <When at={checkpoint.at} />
        </p>
      ) : (
        <p className="muted">{w.record.notSealed}</p>
      )}
      {check && (
        <p className={check.flawCount > 0 ? css.flawed : 'muted'}>
          {check.flawCount > 0
            ? w.record.flawed(time.absolute(check.at), check.flawCount)
            : w.record.checked(time.absolute(check.at), check.records)}
        </p>
      )}
    </div>
  );
}

function Files({ incident }: { incident: string }) {
  const { w } = useWords();
  const [masked, setMasked] = useState(false);
  const file = useExport(incident);
  const isMaking = (kind: 'pdf' | 'json'): boolean =>
    file.isPending && file.variables.kind === kind;
  return (
    <div className={css.files}>
      <Checkbox
        checked={masked}
        onChange={(event) => setMasked(event.currentTarget.checked)}
        label={w.record.masked}
        className={css.masked}
      />
      <Button
        variant="default"
        size="md"
        disabled={file.isPending}
        leftSection={<IconFileText size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => file.mutate({ kind: 'pdf', masked })}
      >
        {isMaking('pdf') ? w.record.making : w.record.pdf}
      </Button>
      <Button
        variant="default"
        size="md"
        disabled={file.isPending}
        leftSection={<IconFileCode size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => file.mutate({ kind: 'json', masked })}
      >
        {isMaking('json') ? w.record.making : w.record.json}
      </Button>
      {file.isError && <ProblemNotice error={file.error} />}
      <p className="muted small">
        {w.record.how} <code>{w.record.verify}</code> ·{' '}
        <a href="/.well-known/thongsuot-keys.json">{w.record.keys}</a>
      </p>
    </div>
  );
}
