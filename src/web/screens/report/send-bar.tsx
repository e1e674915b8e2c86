/** The button that sends, always under the thumb, and what is still missing. */
import { Button } from '@mantine/core';
import { useWords } from '../../words/use-words.tsx';
import type { Required } from './report-draft.ts';
import css from './report.module.css';

interface Props {
  missing: Required[];
  sending: boolean;
  onDiscard: () => void;
}

export function SendBar({ missing, sending, onDiscard }: Props) {
  const { w, lang } = useWords();
  const list = new Intl.ListFormat(lang, { type: 'unit' });
  const names = missing.map((name) => w.report.missing[name]);
  return (
    <>
      <div className={css.bar}>
        <p role="status" className={css.lacking}>
          {names.length > 0 && w.report.stillMissing(list.format(names))}
        </p>
        <Button type="submit" size="lg" fullWidth loading={sending}>
          {w.report.send}
        </Button>
      </div>
      <button type="button" className={css.quiet} onClick={onDiscard}>
        {w.report.discard}
      </button>
    </>
  );
}
