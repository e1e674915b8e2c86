/** What the first visit has settled so far. */
import type { SetupAgreement, SetupOrder } from '../../../http/contract/setup.ts';

export interface Draft {
  agreement: { what: SetupAgreement; from: SetupOrder['agreement'] } | undefined;
  withOffices: boolean;
  side: 'customer' | 'carrier';
  name: string;
  email: string;
  password: string;
}

export const emptyDraft: Draft = {
  agreement: undefined,
  withOffices: true,
  side: 'customer',
  name: '',
  email: '',
  password: '',
};

/** What is sent; undefined while something is missing. */
export function orderOf(code: string, { agreement, ...rest }: Draft): SetupOrder | undefined {
  return agreement && { code, ...rest, email: rest.email.trim(), agreement: agreement.from };
}
