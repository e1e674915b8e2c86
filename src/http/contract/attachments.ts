/** Files beside the record, as the API shows them. */
import { z } from 'zod';
import { party } from './incidents.ts';
import { sha256, time, uuid } from './common.ts';

/** `waiting`: kept, not handed out before the virus scanner has looked; `infected`: gone. */
const attachment = z
  .object({
    seq: z.int(),
    name: z.string(),
    type: z.string(),
    size: z.int(),
    sha256,
    /** Of the file as it was sent; pictures are written anew, without place and camera. */
    source: sha256,
    at: time,
    by: party,
    state: z.enum(['ready', 'waiting', 'infected']),
    hasThumbnail: z.boolean(),
  })
  .meta({ id: 'Attachment' });

/** The files of an incident, in the order of its record. */
export const attachmentList = z
  .object({ items: z.array(attachment) })
  .meta({ id: 'AttachmentList' });

/** Which file of which incident. */
export const attachmentKey = z.object({ id: uuid, sha256 });

export type Attachment = z.infer<typeof attachment>;
export type AttachmentList = z.infer<typeof attachmentList>;
