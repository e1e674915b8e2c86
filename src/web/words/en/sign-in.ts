import type { Words } from '../vi.ts';

export const signIn = {
  title: 'Sign in',
} satisfies Words['signIn'];
