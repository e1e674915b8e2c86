/** Contacts, hotlines and days off, as each side administers its own part of an agreement. */
import { z } from 'zod';
import { history, saving } from './admin.ts';
import { provinceCode, shortText, slug, words } from './common.ts';

/** An id that the file of an agreement takes, too. */
const contactId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const contactBody = z.object({
  name: shortText,
  titleVi: shortText,
  titleEn: shortText,
  phone: z.string().trim().max(60),
  fax: z.string().trim().max(60),
  email: z.string().trim().max(200),
  levels: z.array(z.int().min(1).max(99)).max(10),
});

/** A contact as it is administered. */
export const adminContact = contactBody.extend({ id: z.string() }).meta({ id: 'AdminContact' });

export const saveContact = contactBody.extend(saving);

/** A contact ends; its levels go to another one. */
export const endContact = z.object({ ...saving, heir: contactId.optional() });

/** The level of a ladder, when it is told, and whom. */
const level = z.object({
  level: z.int(),
  afterMs: z.int(),
  contact: z.string(),
  name: z.string(),
  own: z.boolean(),
});

const hotline = z.object({ province: z.string(), printed: z.string(), e164: z.string() });

/** What one keeps of one's agreements. */
export const contactList = z
  .object({
    items: z.array(
      z.object({
        agreement: z.object({ id: z.string(), title: words, version: z.int() }),
        levels: z.array(level),
        contacts: z.array(adminContact),
        hotlines: z.array(hotline).optional().meta({ description: 'the carrier’s to keep' }),
      }),
    ),
  })
  .meta({ id: 'AdminContacts' });

/** A contact, what was done to it; without `contact` it has ended. */
export const contactPage = z
  .object({
    agreement: z.object({ id: z.string(), title: words, version: z.int() }),
    levels: z.array(level),
    contact: adminContact.optional(),
    others: z.array(z.object({ id: z.string(), name: z.string() })),
    seen: z.string().optional(),
    history,
  })
  .meta({ id: 'AdminContactPage' });

/** The number of one province: as printed, and as it is dialled from anywhere. */
export const saveHotline = z.object({
  ...saving,
  printed: shortText,
  dialled: z.string().trim().max(40),
});

export const contactParams = z.object({ agreement: slug, contact: contactId });
export const hotlineParams = z.object({ agreement: slug, province: provinceCode });

export type AdminContact = z.infer<typeof adminContact>;
export type ContactListView = z.infer<typeof contactList>;
export type ContactPageView = z.infer<typeof contactPage>;
