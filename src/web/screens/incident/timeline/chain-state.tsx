/** Whether the record's chain holds: each entry sealed behind the one before it. */
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import type { IncidentRecord } from '../../../../http/contract/incidents.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './timeline.module.css';

export function ChainState({ record }: { record: IncidentRecord }) {
  const { w } = useWords();
  const words = w.incident.timeline.chain;
  const broken = record.flaws.map((flaw) => flaw.seq);
  if (!record.holds) {
    return (
      <p className={css.broken} role="alert">
        <IconShieldX size={18} stroke={1.75} aria-hidden="true" />
        {words.broken(broken.join(', '))}
      </p>
    );
  }
  return (
    <p className={css.chain} title={words.explained}>
      <IconShieldCheck size={18} stroke={1.75} aria-hidden="true" />
      <span>
        {words.holds(record.entries.length)}{' '}
        <span className={css.head}>{words.head(record.head.slice(0, 12))}</span>
      </span>
    </p>
  );
}
