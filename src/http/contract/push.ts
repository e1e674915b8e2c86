/** Phones that their owners want to be told on, by web push. */
import { z } from 'zod';
import { time } from './common.ts';

const phone = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: time,
  lastOkAt: time.optional().meta({ description: 'when a message last reached it' }),
});

export const pushPhones = z
  .object({
    key: z.string().optional().meta({
      description: 'what a browser subscribes with; absent: this desk pushes to no phone',
    }),
    items: z.array(phone),
  })
  .meta({ id: 'PushPhones' });

const base64url = z.string().regex(/^[\w-]{8,200}={0,2}$/);

/** A browser's subscription, as `PushSubscription.toJSON()` has it, and a name for the phone. */
export const newPhone = z.object({
  label: z.string().trim().min(1).max(100),
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  keys: z.object({ p256dh: base64url, auth: base64url }),
});

export const addedPhone = phone;
export const openedMessage = z.object({ message: z.uuid() });

export type PushPhones = z.infer<typeof pushPhones>;
export type NewPhone = z.infer<typeof newPhone>;
