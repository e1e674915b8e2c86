/** Every word of the screens in English: a missing one does not compile. */
import { account } from './en/account.ts';
import { admin } from './en/admin.ts';
import { board } from './en/board.ts';
import { calls } from './en/calls.ts';
import { common } from './en/common.ts';
import { delivery } from './en/delivery.ts';
import { groups } from './en/groups.ts';
import { incident } from './en/incident.ts';
import { mail } from './en/mail.ts';
import { map } from './en/map.ts';
import { outbox } from './en/outbox.ts';
import { outgoing } from './en/outgoing.ts';
import { procedure } from './en/procedure.ts';
import { readiness } from './en/readiness.ts';
import { record } from './en/record.ts';
import { report } from './en/report.ts';
import { signIn } from './en/sign-in.ts';
import { texts } from './en/texts.ts';
import type { Words } from './vi.ts';

export const en = {
  common,
  signIn,
  board,
  report,
  incident,
  map,
  procedure,
  account,
  admin,
  delivery,
  mail,
  outbox,
  outgoing,
  calls,
  groups,
  readiness,
  record,
  texts,
} satisfies Words;
