/** Links that let whoever was told of an escalation answer without an account. */
import { z } from 'zod';
import { linkAnswers } from '../../domain/answer-link.ts';
import { time } from './common.ts';

/** A link without its secret half: who was sent it, and what it was used for. */
const answerLink = z
  .object({
    locator: z.string(),
    contact: z.string(),
    channel: z.enum(['mail', 'text']),
    address: z.string(),
    level: z.int(),
    cycle: z.int(),
    madeAt: time,
    expiresAt: time,
    revokedAt: time.optional(),
    standing: z.enum(['open', 'used', 'expired', 'revoked', 'past-cycle']),
    uses: z.array(z.object({ answer: z.enum(linkAnswers), at: time })),
    /** Whether the reader may revoke it. */
    revocable: z.boolean(),
  })
  .meta({ id: 'AnswerLink' });

export const answerLinks = z.object({ items: z.array(answerLink) });

export const locator = z.object({ id: z.string().regex(/^[0-9a-z]{10}$/) });

export type AnswerLinkView = z.infer<typeof answerLink>;
