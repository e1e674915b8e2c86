/** Back, and on: what every step ends with. */
import { Button } from '@mantine/core';
import { useSetupWords } from '../../words/setup.ts';
import type { Draft } from './draft.ts';
import css from './setup.module.css';

/** What every step of the set-up is given. */
export interface StepProps {
  draft: Draft;
  change: (some: Partial<Draft>) => void;
  back: () => void;
  next: () => void;
}

export function Steps({ back, next, busy }: { back: () => void; next: string; busy?: boolean }) {
  const words = useSetupWords();
  return (
    <div className={css.buttons}>
      <Button variant="default" onClick={back}>
        {words.back}
      </Button>
      <Button type="submit" loading={busy ?? false}>
        {next}
      </Button>
    </div>
  );
}
