/** The calls that wait for a person: whom, which number, what to say, what came of it. */
import { useEffect, useState } from 'react';
import { IconCheck } from '@tabler/icons-react';
import type { Me } from '../../../http/contract/directory.ts';
import { usePhoneTasks } from '../../api/deliveries.ts';
import { forgetTasksBut } from '../../parts/dialled.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './calls.module.css';
import { Task } from './task.tsx';

export default function Calls({ me }: { me: Me }) {
  const { w, lang } = useWords();
  const words = w.calls;
  const isMine = me.role === 'coordinator' || me.role === 'headquarters';
  const tasks = usePhoneTasks(lang, isMine);
  const [done, setDone] = useState<string | undefined>();
  const { data } = tasks;
  useEffect(() => {
    const open = data?.map(({ id }) => id);
    if (open) forgetTasksBut(me.person, open);
  }, [data, me.person]);
  if (!isMine) {
    return (
      <Screen title={words.title} width="text">
        <EmptyState title={words.notYours}>
          <p>{words.notYoursText}</p>
        </EmptyState>
      </Screen>
    );
  }
  return (
    <Screen title={words.title} width="text">
      <p className="muted">{words.lead}</p>
      <p role="status" className={css.done}>
        {done !== undefined && (
          <>
            <IconCheck size={18} stroke={2} aria-hidden="true" />
            {words.recorded(done)}
          </>
        )}
      </p>
      {tasks.isPending && <Loading />}
      {tasks.isError && <ProblemNotice error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.data?.length === 0 && (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
      {tasks.data && tasks.data.length > 0 && (
        <>
          <h2>{words.count(tasks.data.length)}</h2>
          {tasks.data.map((task) => (
            <Task key={task.id} task={task} me={me} onDone={() => setDone(task.recipient.name)} />
          ))}
        </>
      )}
    </Screen>
  );
}
