/** How close the lines of the board stand: kept on this machine. */
import { ActionIcon } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall } from '@tabler/icons-react';
import { useState } from 'react';
import { recall, remember } from '../../parts/kept.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './board.module.css';

const name = 'thongsuot.density';

/** Whether lines stand close, and how to change it. */
export function useDensity(): [boolean, (compact: boolean) => void] {
  const [compact, setCompact] = useState(() => recall(name) === 'compact');
  const change = (next: boolean): void => {
    setCompact(next);
    remember(name, next ? 'compact' : 'comfortable');
  };
  return [compact, change];
}

interface Props {
  compact: boolean;
  onChange: (compact: boolean) => void;
}

/** The button that brings the lines together or apart. */
export function DensitySwitch({ compact, onChange }: Props) {
  const { w } = useWords();
  const Icon = compact ? IconBaselineDensityMedium : IconBaselineDensitySmall;
  return (
    <ActionIcon
      className={css.density}
      aria-label={w.board.compact}
      title={w.board.compact}
      aria-pressed={compact}
      onClick={() => onChange(!compact)}
    >
      <Icon size={20} aria-hidden="true" />
    </ActionIcon>
  );
}
