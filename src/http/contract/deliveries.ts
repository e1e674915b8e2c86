/** Deliveries: who was told what, by what means, what became of it; the switch; calls to make. */
import { z } from 'zod';
import { clockNames } from '../../domain/agreement.ts';
import { groupNoticeTypes } from '../../domain/group-notices.ts';
import { noticeTypes } from '../../domain/notices.ts';
import { deskNotices } from '../../domain/sample.ts';
import { incidentName, shortText, slug, text, time, uuid, words } from './common.ts';

/** The language of a message. */
export const language = z.enum(['vi', 'en']);

const deliveryStatuses = ['queued', 'sending', 'sent', 'failed', 'sunk', 'done'] as const;
const deliveryChannels = ['mail', 'text', 'phone', 'webhook', 'push'] as const;
/** A phone is for a person to call. */
const testChannels = ['mail', 'text', 'webhook'] as const;
const callResults = ['reached', 'not-reached', 'wrong-number'] as const;

const call = z.object({
  at: time,
  by: z.string(),
  result: z.enum(callResults),
  remark: z.string(),
});

const aboutIncident = z.object({
  id: z.string(),
  code: z.string(),
  site: z.string(),
  province: z.string(),
});

/** One notice to one recipient by one means, with its evidence. */
export const delivery = z
  .object({
    id: z.string(),
    incident: aboutIncident.optional().meta({
      description: 'absent: it is about the desk itself, as an invitation, a test or a drill is',
    }),
    notice: z.string(),
    clock: z.string(),
    cycle: z.int(),
    round: z.int(),
    level: z.int(),
    recipient: z.object({ id: z.string(), name: z.string() }),
    channel: z.string(),
    address: z.string(),
    status: z.enum(deliveryStatuses).meta({
      description: 'sunk: delivery was not live; this is what would have been sent',
    }),
    queuedAt: time,
    /** While it is queued: not before. Bundling and the cap move it. */
    notBefore: time.optional(),
    sentAt: time.optional(),
    /** The channel that did not work, for which this one stands in. */
    insteadOf: z.string().optional(),
    /** This incident's own part of the text, as it was sent. */
    text: z.string().optional(),
    /** The gateway's answer, or why it was not sent. */
    answer: z.string().optional(),
    gateway: z.string().optional(),
    calls: z.array(call).optional(),
    /** The message that carried it; `bundled`: how many notices went in it. */
    message: z
      .object({
        id: z.string(),
        subject: z.string().optional(),
        bundled: z.int(),
        attempts: z.int(),
        nextTryAt: time.optional(),
      })
      .optional(),
  })
  .meta({ id: 'Delivery' });

export const deliveryPage = z
  .object({ items: z.array(delivery), next: z.string().optional() })
  .meta({ id: 'DeliveryPage' });

/** What the list is narrowed to; as a table it is a row a notice, without the texts. */
export const deliveryFilters = z.object({
  q: shortText.optional().meta({
    description: 'letters of a name or an address, with or without diacritics; or an incident',
  }),
  status: z.enum(deliveryStatuses).optional(),
  channel: z.enum(deliveryChannels).optional(),
  /** `contact:ID` or `person:ID`. */
  recipient: z.string().max(120).optional(),
  message: uuid.optional(),
  group: uuid.optional().meta({ description: 'What was told of this mass outage' }),
  from: time.optional(),
  to: time.optional(),
});

export const deliveryQuery = deliveryFilters.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

/** A whole message, for whoever may see all that it speaks of. */
export const message = z
  .object({
    id: z.string(),
    recipient: z.object({ id: z.string(), name: z.string() }),
    channel: z.string(),
    address: z.string(),
    subject: z.string(),
    text: z.string(),
    short: z.string(),
    status: z.string(),
    answer: z.string().optional(),
    madeAt: time,
    tries: z.array(
      z.object({
        attempt: z.int(),
        beganAt: time,
        endedAt: time.optional(),
        gateway: z.string(),
        /** Absent: the sender never came back, and nobody knows. */
        outcome: z.enum(['sent', 'deferred', 'refused']).optional(),
        answer: z.string().optional(),
        gatewayId: z.string().optional(),
        /** What the gateway told later: delivered, failed, pending, unknown. */
        receipt: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'DeliveryMessage' });

const reach = z.object({ addresses: z.int(), gateways: z.int() });

/** Whether anything leaves the desk, since when and by whom, and whom it would reach now. */
export const liveState = z
  .object({
    isLive: z.boolean(),
    reach,
    gateways: z.array(
      z.object({
        name: z.string(),
        channel: z.string(),
        isShut: z.boolean(),
        failures: z.int(),
        shutSince: time.optional(),
        shutUntil: time.optional(),
        lastOkAt: time.optional(),
        lastAnswer: z.string().optional(),
      }),
    ),
    turns: z.array(
      z.object({ isLive: z.boolean(), at: time, by: z.string(), reach: reach.optional() }),
    ),
    /** How many notices stand where; calls to make are not counted. */
    count: z.partialRecord(z.enum(deliveryStatuses), z.int()),
  })
  .meta({ id: 'DeliveryState' });

/** Switching on needs the numbers that the person was shown; switching off needs nothing. */
export const turn = z.discriminatedUnion('live', [
  z.object({ live: z.literal(true), confirm: reach }),
  z.object({ live: z.literal(false) }),
]);

/** What a message can be about: a fact of an incident, an act of a mass outage, or the desk. */
export const previewNotices = [
  ...noticeTypes,
  'several',
  ...groupNoticeTypes,
  ...deskNotices,
] as const;

export const previewQuery = z.object({
  incident: incidentName.optional().meta({ description: 'absent: a made-up one' }),
  agreement: slug.optional().meta({ description: 'of a made-up incident; absent: the first' }),
  notice: z.enum(previewNotices),
  clock: z.enum(clockNames).default('response'),
  level: z.coerce.number().int().min(0).max(20).default(0),
  side: z.enum(['customer', 'carrier']).default('carrier'),
  reader: z
    .enum(['site', 'all'])
    .default('all')
    .meta({ description: 'of a mass outage, a site hears of its own line alone' }),
  how: z
    .enum(['due', 'early'])
    .default('due')
    .meta({ description: 'early: the level is told because a person asked for it' }),
  lang: language.default('vi'),
});

export const previewed = z
  .object({
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    short: z.string(),
    texts: z
      .array(
        z.object({
          coding: z.enum(['gsm7', 'ucs2']),
          text: z.string(),
          chars: z.int(),
          parts: z.int(),
        }),
      )
      .meta({ description: 'as text messages: the short form, and the whole text' }),
    webhook: z.string().meta({ description: 'the body, as it is signed' }),
    push: z.object({ title: z.string(), body: z.string() }),
    script: z.string().optional().meta({ description: 'what a person reads out who calls' }),
  })
  .meta({ id: 'MessagePreview' });

/** Whom a test may go to, besides oneself, and under which agreements a preview can be made. */
export const testable = z
  .object({
    items: z.array(
      z.object({
        agreement: z.object({ id: z.string(), title: words }),
        levels: z.array(z.int()),
        contacts: z.array(
          z.object({ id: z.string(), name: z.string(), channels: z.array(z.enum(testChannels)) }),
        ),
      }),
    ),
  })
  .meta({ id: 'Testable' });

/** Without `to`: to oneself, by mail. Without `what`: the desk's own test message. */
export const testBody = z.object({
  lang: language.default('vi'),
  what: previewQuery.omit({ lang: true }).optional(),
  to: z.object({ agreement: slug, contact: slug, channel: z.enum(testChannels) }).optional(),
});

/** A call to make: the number, what to say, and why it has to be made. */
export const phoneTask = z
  .object({
    id: z.string(),
    incident: z.object({ id: z.string(), code: z.string(), site: z.string() }),
    notice: z.string(),
    level: z.int(),
    recipient: z.object({ id: z.string(), name: z.string() }),
    phone: z.string(),
    since: time,
    subject: z.string(),
    /** What to say, in words. */
    script: z.string(),
    /** How the same recipient's other means fared. */
    others: z.array(
      z.object({ channel: z.string(), status: z.string(), answer: z.string().optional() }),
    ),
    calls: z.array(call),
  })
  .meta({ id: 'PhoneTask' });

export const phoneTasks = z.object({ items: z.array(phoneTask) });
export const phoneQuery = z.object({
  lang: language.default('vi'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** How a call went; `said`: what the carrier said of the incident, which is its word. */
export const callBody = z.object({
  result: z.enum(callResults),
  remark: text.default(''),
  said: text.optional(),
  claimedAt: time.optional(),
});

export type Delivery = z.infer<typeof delivery>;
export type DeliveryPage = z.infer<typeof deliveryPage>;
export type DeliveryMessage = z.infer<typeof message>;
export type DeliveryState = z.infer<typeof liveState>;
export type PhoneTask = z.infer<typeof phoneTask>;
export type MessagePreview = z.infer<typeof previewed>;
export type PreviewQuery = Omit<z.input<typeof previewQuery>, 'level'> & { level?: number };
export type TestBody = z.input<typeof testBody>;
export type Testable = z.infer<typeof testable>;
