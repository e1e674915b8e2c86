/** Refusals about who one is and what one administers; part of refusals.ts. */
import { row, type RefusalRow } from './refusal-words.ts';

export const identityRefusals = {
  'D-18': row(
    'Việc này thuộc về người quản trị của mỗi bên.',
    'Hãy đề nghị cơ quan chủ quản, hoặc giám đốc của nhà cung cấp.',
    'This belongs to each side’s administrators.',
    'Ask headquarters, or the carrier’s director.',
  ),
} as const satisfies Record<string, RefusalRow>;
