import type { Words } from '../vi.ts';

export const account = {
  title: 'Account',
} satisfies Words['account'];
