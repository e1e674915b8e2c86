/** Who one is: signing in, the session, the second factor, one's appointments. */
import { z } from 'zod';
import { shortText, time, uuid } from './common.ts';
import { role } from './incidents.ts';

export const secret = z.string().max(128);
const isShared = z.boolean().optional().meta({
  description: 'the desk is shared by several people: it locks itself after 15 minutes',
});

/** Who one is, and the password. */
export const credentials = z.object({ email: shortText, password: secret, shared: isShared });

/** The second step: six digits of the app, or one of the recovery codes. */
export const secondStep = z.object({ code: z.string().trim().max(20), shared: isShared });

/** By what means one signs in here. */
export const signInMeans = z
  .object({
    sso: z.string().optional().meta({ description: 'the name of the single sign-on, if any' }),
    isNew: z.literal(true).optional().meta({ description: 'nobody is here yet: see /api/setup' }),
  })
  .meta({ id: 'SignInMeans' });

/** What a browser's authenticator is asked, or answers: as WebAuthn has it. */
export const webAuthn = z.record(z.string(), z.unknown());

export const passkeyAnswer = z.object({ response: webAuthn, shared: isShared });
export const newPasskey = z.object({ response: webAuthn, name: shortText.min(1) });

/** A proof of who one is: the password, or a passkey's answer. */
export const proof = z.object({ password: secret.optional(), passkey: webAuthn.optional() });

/** An appointment: what one is, where, and from when to when. */
export const appointment = z
  .object({
    id: z.string(),
    role,
    unit: z.string(),
    unitName: z.string(),
    from: time.optional(),
    to: time.optional(),
    deputyFor: z.string().optional().meta({ description: 'the name of who is stood in for' }),
    administrator: z.boolean(),
    isNow: z.boolean(),
  })
  .meta({ id: 'Appointment' });

/** The browser's session, told even while it is locked or lacks a second factor. */
export const session = z
  .object({
    name: z.string(),
    email: z.string(),
    state: z.enum(['open', 'locked', 'second-factor']),
    shared: z.boolean(),
    strength: z.enum(['password', 'two-factor', 'passkey', 'sso']),
    hasSecondFactor: z.boolean(),
    needsSecondFactor: z.boolean(),
    provedAt: time,
    acting: z.string().optional(),
    appointments: z.array(appointment),
  })
  .meta({ id: 'Session' });

/** A session in the list of one's own. */
export const openSession = z
  .object({
    id: z.string(),
    isThis: z.boolean(),
    openedAt: time,
    activeAt: time.optional(),
    address: z.string().optional(),
    userAgent: z.string().optional(),
    by: z.string().optional(),
    shared: z.boolean(),
  })
  .meta({ id: 'OpenSession' });

/** A passkey as its owner sees it. */
export const passkey = z
  .object({ id: z.string(), name: z.string(), createdAt: time.optional() })
  .meta({ id: 'Passkey' });

/** What an authenticator app is set up with; shown once. */
export const enrolment = z
  .object({ uri: z.string(), recoveryCodes: z.array(z.string()) })
  .meta({ id: 'Enrolment' });

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const passwordOnly = z.object({ password: secret });
export const newPassword = z.object({ current: secret, next: secret });
export const deskSharing = z.object({ shared: z.boolean() });
export const actingChoice = z.object({ appointment: uuid });
export const forgotten = z.object({ email: shortText });

/** A code of an invitation or a reset, as it was mailed or printed. */
export const codeOnly = z.object({ code: z.string().max(40) });
export const codeUse = codeOnly.extend({ password: secret });

/** What a code is for. */
export const codeView = z
  .object({
    kind: z.enum(['invitation', 'reset']),
    name: z.string(),
    email: z.string(),
    role: role.optional(),
    unitName: z.string().optional(),
    expiresAt: time,
    passwordMin: z.int(),
  })
  .meta({ id: 'AccessCode' });

export type SessionView = z.infer<typeof session>;
export type AppointmentView = z.infer<typeof appointment>;
export type OpenSession = z.infer<typeof openSession>;
export type Enrolment = z.infer<typeof enrolment>;
