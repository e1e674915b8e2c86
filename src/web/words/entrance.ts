/**
 * The words of the entrance and of one's own security, in both languages: no part of `Words`, since
 * the report, which must come first on a bad line, has no use for them.
 */
import { useWords } from './use-words.tsx';
import { security as securityEn } from './en/security.ts';
import { signIn as signInEn } from './en/sign-in.ts';
import { security as securityVi } from './vi/security.ts';
import { signIn as signInVi } from './vi/sign-in.ts';

const vi = { signIn: signInVi, security: securityVi };
const en = { signIn: signInEn, security: securityEn } satisfies typeof vi;

/** The words of the entrance in the reader's language. */
export function useEntrance(): typeof vi {
  return useWords().lang === 'vi' ? vi : en;
}
