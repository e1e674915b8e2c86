/** The bodies of the commands: `POST /api/incidents` and `POST /api/incidents/{id}/{command}`. */
import { z } from 'zod';
import {
  checkResults,
  checks,
  holders,
  noticeMeans,
  symptoms,
  verdicts,
} from '../../domain/incident.ts';
import type { CommandName } from '../../domain/roles.ts';
import { sha256, shortText, slug, text, time } from './common.ts';

/** The commands that are sent as JSON; a file comes by its own way (attachments.ts). */
export type BodiedCommand = Exclude<CommandName, 'attach'>;

/** Every command may say when it happened; the desk adds when it received it. */
const claimed = z.object({ claimedAt: time.optional() });

const check = z.object({
  check: z.enum(checks),
  result: z.enum(checkResults),
  remark: text.optional(),
});

const selfDiagnosis = z.object({
  verdict: z.enum(verdicts),
  checks: z.array(check).max(checks.length).default([]),
  remark: text.optional(),
});

const reason = { reason: text.default('') };

/** The body of each command, by its name. Empty words are the procedure's to refuse, by clause. */
export const commandBodies = {
  report: claimed.extend({
    circuit: slug,
    symptom: z.enum(symptoms),
    description: text.default(''),
    outageSince: time,
    contact: z.object({ name: shortText, phone: shortText }).optional(),
    selfDiagnosis: selfDiagnosis.optional(),
  }),
  'self-diagnose': claimed.extend(selfDiagnosis.shape),
  withdraw: claimed.extend(reason),
  'log-call': claimed.extend({
    number: shortText.optional(),
    answered: z.boolean(),
    answeredBy: shortText.optional(),
    reference: shortText.optional(),
    remark: text.optional(),
  }),
  notify: claimed.extend({
    means: z.enum(noticeMeans).exclude(['hotline']),
    receipt: shortText.default(''),
  }),
  escalate: claimed.extend(reason),
  respond: claimed.extend({ text: text.default('') }),
  update: claimed.extend({ text: text.default(''), relayedFrom: shortText.optional() }),
  diagnose: claimed.extend({
    cause: text.default(''),
    etr: time,
    responsibility: z.enum(holders).optional(),
  }),
  'propose-responsibility': claimed.extend({ holder: z.enum(holders), ...reason }),
  'agree-responsibility': claimed,
  'dispute-responsibility': claimed.extend(reason),
  'report-local-fix': claimed.extend({ what: text.default('') }),
  'revise-etr': claimed.extend({ etr: time, ...reason }),
  'claim-force-majeure': claimed.extend(reason),
  'accept-force-majeure': claimed,
  'reject-force-majeure': claimed.extend(reason),
  'end-force-majeure': claimed.extend({
    how: z.enum(['over', 'withdrawn']),
    text: text.default(''),
  }),
  'report-fixed': claimed.extend({ what: text.default('') }),
  confirm: claimed.extend({ text: text.default('') }),
  reject: claimed.extend(reason),
  // Both as GET …/closing gave them: what is signed is what was read.
  sign: claimed.extend({ head: sha256, statement: sha256, reservation: text.optional() }),
  'ask-rfo': claimed.extend({
    days: z.int().min(1).max(1_000).optional(),
    reason: text.optional(),
  }),
  'give-rfo': claimed.extend({
    cause: text.default(''),
    measures: text.optional(),
    file: sha256.optional(),
  }),
  note: claimed.extend({ text: text.default('') }),
  correct: claimed.extend({ entry: z.int().min(1).max(1_000_000), text: text.default('') }),
} as const satisfies Record<BodiedCommand, z.ZodType>;

/** What a client sends for a command. */
export type CommandBody<N extends BodiedCommand> = z.input<(typeof commandBodies)[N]>;
