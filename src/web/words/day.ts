/** The words of the field for a day, in both languages: they come with the screens that ask for one. */
import { useWords } from './use-words.tsx';

const words = {
  vi: {
    shape: 'nn/tt/nnnn',
    pick: (label: string) => `Mở lịch: ${label}`,
    flaw: 'Hãy viết ngày/tháng/năm, ví dụ 05/09/2026.',
  },
  en: {
    shape: 'dd/mm/yyyy',
    pick: (label: string) => `Open the calendar: ${label}`,
    flaw: 'Write day/month/year, such as 05/09/2026.',
  },
};

/** Those words in the reader's language. */
export function useDayWords(): (typeof words)['vi'] {
  return words[useWords().lang];
}
