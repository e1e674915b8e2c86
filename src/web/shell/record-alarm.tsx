/** What nobody may overlook: the record does not fit, or is not being sealed. For both parties. */
import { IconShieldX } from '@tabler/icons-react';
import type { Me } from '../../http/contract/directory.ts';
import { useStanding } from '../api/record.ts';
import { useWords } from '../words/use-words.tsx';
import css from './record-alarm.module.css';

/** A site and a coordinator cannot do anything about it; the two parties' desks can. */
export function RecordAlarm({ me }: { me: Me }) {
  const { w } = useWords();
  const isTheirs = me.role === 'headquarters' || me.party === 'carrier';
  const { data } = useStanding(isTheirs);
  if (!isTheirs || !data || data.holds) return null;
  return (
    <div className={css.alarm} role="alert">
      <IconShieldX size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p className={css.title}>{w.record.alarm.title}</p>
        {data.alarms.map((alarm) => (
          <p key={alarm}>{w.record.alarm[alarm]}</p>
        ))}
      </div>
    </div>
  );
}
