/**
 * The words of the screens that are fetched when they are opened, in Vietnamese; the shape is what
 * `en.ts` must satisfy. What the report needs stands in `vi-first.ts`.
 */
import { admin } from './vi/admin.ts';
import { board } from './vi/board.ts';
import { calls } from './vi/calls.ts';
import { delivery } from './vi/delivery.ts';
import { incident } from './vi/incident.ts';
import { mail } from './vi/mail.ts';
import { map } from './vi/map.ts';
import { meanwhile } from './vi/meanwhile.ts';
import { outbox } from './vi/outbox.ts';
import { audit, people } from './vi/people.ts';
import { procedure } from './vi/procedure.ts';
import { readiness } from './vi/readiness.ts';
import { archives } from './vi/archives.ts';
import { retention } from './vi/retention.ts';
import { texts } from './vi/texts.ts';
import type { FirstWords } from './vi-first.ts';

export const vi = {
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
};

/** Every word: a screen that is fetched comes with the rest of them (`restOfWords`). */
export type Words = FirstWords & typeof vi;
