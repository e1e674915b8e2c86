import type { Words } from '../vi.ts';

export const signIn = {
  title: 'Sign in',
  intro: 'The desk that an office and its carrier share when a leased circuit fails.',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show or hide the password',
  submit: 'Sign in',
  sample: {
    title: 'Sample data',
    text: 'The desk is running on sample data. Tap a person to come in at once.',
  },
} satisfies Words['signIn'];
