import type { Words } from '../vi.ts';

export const board = {
  title: 'Board',
} satisfies Words['board'];
