import type { Words } from '../vi.ts';

export const procedure = {
  title: 'Procedure',
} satisfies Words['procedure'];
