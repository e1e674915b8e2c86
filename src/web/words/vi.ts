/** Every word of the screens in Vietnamese; its shape is what `en.ts` must satisfy. */
import { account } from './vi/account.ts';
import { admin } from './vi/admin.ts';
import { board } from './vi/board.ts';
import { calls } from './vi/calls.ts';
import { common } from './vi/common.ts';
import { delivery } from './vi/delivery.ts';
import { groups } from './vi/groups.ts';
import { incident } from './vi/incident.ts';
import { mail } from './vi/mail.ts';
import { map } from './vi/map.ts';
import { outbox } from './vi/outbox.ts';
import { outgoing } from './vi/outgoing.ts';
import { procedure } from './vi/procedure.ts';
import { readiness } from './vi/readiness.ts';
import { record } from './vi/record.ts';
import { report } from './vi/report.ts';
import { signIn } from './vi/sign-in.ts';
import { texts } from './vi/texts.ts';

export const vi = {
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
};

export type Words = typeof vi;
