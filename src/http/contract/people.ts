/** People as their side's administrators see and change them. */
import { z } from 'zod';
import { shortText, slug, time } from './common.ts';
import { appointment } from './identity.ts';
import { role } from './incidents.ts';

/** A person of one's own side. */
export const personView = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    state: z.enum(['active', 'disabled']),
    disabledAt: time.optional(),
    disabledWhy: z.enum(['unused', 'administrator']).optional(),
    lockedUntil: time.optional(),
    seenAt: time,
    hasSecondFactor: z.boolean(),
    passkeys: z.int(),
    appointments: z.array(z.object({ role, unit: z.string(), unitName: z.string() })),
  })
  .meta({ id: 'AdministeredPerson' });

/** One person, with every appointment there was and will be, and open sessions. */
export const personWhole = personView
  .extend({ history: z.array(appointment), sessions: z.int() })
  .meta({ id: 'AdministeredPersonWhole' });

/** What a list is narrowed to; `one-factor`: neither an app nor a passkey is enrolled. */
const peopleState = z.enum(['active', 'disabled', 'locked', 'one-factor']);

export const peopleQuery = z.object({
  q: shortText.optional(),
  unit: slug.optional(),
  state: peopleState.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

export const peoplePage = z
  .object({ items: z.array(personView), next: z.string().optional() })
  .meta({ id: 'PeoplePage' });

const span = { from: time.optional(), to: time.optional() };

/** An invitation: who, to what; by mail, or with a code to print. */
export const newInvitation = z.object({
  email: z.email().max(200).toLowerCase(),
  name: shortText.min(1),
  role,
  unit: slug,
  ...span,
  administrator: z.boolean().optional(),
  by: z.enum(['mail', 'print']),
});

/** An open invitation. */
export const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    unit: z.string(),
    unitName: z.string(),
    madeAt: time,
    expiresAt: time,
  })
  .meta({ id: 'Invitation' });

/** What is handed over; `code` only where it is to be printed. */
export const handedOver = z
  .object({ id: z.string(), code: z.string().optional(), expiresAt: time })
  .meta({ id: 'HandedOver' });

export const newAppointment = z.object({
  role,
  unit: slug,
  ...span,
  administrator: z.boolean().optional(),
  deputyFor: z.string().max(100).optional(),
});

export const endOfAppointment = z.object({ at: time.optional() });
export const newName = z.object({ name: shortText.min(1) });
export const handOver = z.object({ by: z.enum(['mail', 'print']) });

export type PersonView = z.infer<typeof personView>;
export type PeoplePage = z.infer<typeof peoplePage>;
export type Invitation = z.infer<typeof invitation>;
