/** The words of the screens that are fetched, in English: a missing one does not compile. */
import { admin } from './en/admin.ts';
import { board } from './en/board.ts';
import { calls } from './en/calls.ts';
import { delivery } from './en/delivery.ts';
import { incident } from './en/incident.ts';
import { mail } from './en/mail.ts';
import { map } from './en/map.ts';
import { meanwhile } from './en/meanwhile.ts';
import { outbox } from './en/outbox.ts';
import { audit, people } from './en/people.ts';
import { procedure } from './en/procedure.ts';
import { readiness } from './en/readiness.ts';
import { archives } from './en/archives.ts';
import { retention } from './en/retention.ts';
import { texts } from './en/texts.ts';
import type { vi } from './vi.ts';

export const en = {
  board,
  incident,
  map,
  procedure,
  admin,
  audit,
  people,
  delivery,
  mail,
  meanwhile,
  outbox,
  calls,
  readiness,
  archives,
  retention,
  texts,
} satisfies typeof vi;
