/** Fire drills: started for a province, watched while they run, and each province's last one. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import type { DrillRunView, ReadinessItem } from '../../../http/contract/readiness.ts';
import { useProvinces } from '../../api/queries.ts';
import { useContactAct, useDrillRun } from '../../api/readiness.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './readiness.module.css';

export function Drills({ item, me }: { item: ReadinessItem; me: Me }) {
  const words = useWords().w.readiness.drills;
  const time = useTime();
  const [watched, setWatched] = useState<string | undefined>();
  const provinces = new Map(useProvinces().data?.map(({ code, name }) => [code, name]));
  const nameOf = (code: string): string => provinces.get(code) ?? code;
  const { drills } = item;
  return (
    <div className={css.drills}>
      {me.role === 'headquarters' && (
        <Start agreement={item.agreement.id} provinces={provinces} onStarted={setWatched} />
      )}
      {watched !== undefined && <Run id={watched} nameOf={nameOf} />}
      <h3>{words.title}</h3>
      {drills.length === 0 && <p className="muted">{words.none}</p>}
      <ul className={css.means}>
        {drills.map(({ id, province, at, tests, answered }) => (
          <li key={province} className={css.reaches} data-reaches={drillReaches(tests, answered)}>
            {nameOf(province)}: {words.answered(answered, tests)} · {time.absolute(at)}
            <Button variant="subtle" onClick={() => setWatched(id)}>
              {words.watch}
              <span className="unseen">: {nameOf(province)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StartProps {
  agreement: string;
  provinces: ReadonlyMap<string, string>;
  onStarted: (id: string) => void;
}

function Start({ agreement, provinces, onStarted }: StartProps) {
  const words = useWords().w.readiness.drills;
  const [province, setProvince] = useState('');
  const drill = useContactAct('drills');
  const go = (): void =>
    drill.mutate({ agreement, province }, { onSuccess: (made) => made && onStarted(made.id) });
  return (
    <div className={css.what}>
      <h3>{words.start}</h3>
      <p className="small muted">{words.startText}</p>
      <div className={css.row}>
        <NativeSelect
          size="md"
          aria-label={words.province}
          value={province}
          data={[
            { value: '', label: words.choose },
            ...[...provinces].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => setProvince(event.currentTarget.value)}
        />
        <Button size="md" disabled={province === ''} loading={drill.isPending} onClick={go}>
          {words.go}
        </Button>
      </div>
      {drill.isError && <ProblemNotice error={drill.error} />}
    </div>
  );
}

/** One drill: each test, and how fast it was answered. */
function Run({ id, nameOf }: { id: string; nameOf: (code: string) => string }) {
  const { w } = useWords();
  const words = w.readiness.drills;
  const time = useTime();
  const run = useDrillRun(id);
  if (run.isError) return <ProblemNotice error={run.error} />;
  if (!run.data) return null;
  const { province, at, tests } = run.data;
  const answered = tests.filter(({ answeredAt }) => answeredAt !== undefined).length;
  return (
    <div className={css.run} role="status">
      <b>{words.running(nameOf(province), time.absolute(at))}</b>
      <p>{words.answered(answered, tests.length)}</p>
      <ul className={css.means}>
        {tests.map((one) => (
          <li key={`${one.level} ${one.channel}`}>
            <ChannelMark channel={one.channel} /> {w.incident.ladder.level(one.level)} ·{' '}
            {one.contact} <span className="muted">{one.address}</span>
            <Answer test={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Answer({ test }: { test: DrillRunView['tests'][number] }) {
  const { w } = useWords();
  const words = w.readiness.drills;
  const time = useTime();
  const statuses: Partial<Record<string, string>> = w.delivery.status;
  if (test.afterMs !== undefined) {
    return (
      <span className={css.reaches} data-reaches="somebody">
        {words.after(time.duration(test.afterMs))}
      </span>
    );
  }
  const status = test.status === undefined ? words.toCall : statuses[test.status];
  return (
    <span className={css.reaches} data-reaches="perhaps">
      {test.status === undefined ? status : `${words.waits} (${status ?? test.status})`}
    </span>
  );
}

function drillReaches(tests: number, answered: number): 'somebody' | 'perhaps' | 'nobody' {
  if (answered === 0) return 'nobody';
  return answered < tests ? 'perhaps' : 'somebody';
}
