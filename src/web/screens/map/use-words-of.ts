/** What a province is called aloud: its name, what is open, what is late. */
import type { WallProvince } from '../../../http/contract/board.ts';
import { useNow } from '../../parts/now.ts';
import { useWords } from '../../words/use-words.tsx';
import { kindOf } from './standing.ts';

export function useWordsOf(): (province: WallProvince) => string {
  const { w } = useWords();
  const now = useNow('minute');
  return (province) => {
    const { name, open, overdue } = province;
    return `${name}: ${w.map.counts(open, overdue)}, ${w.map.kinds[kindOf(province, now)]}`;
  };
}
