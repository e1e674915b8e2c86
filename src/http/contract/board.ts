/** What the board and the wall ask for besides incidents: views, the search, provinces by state. */
import { z } from 'zod';
import { clockNames } from '../../domain/agreement.ts';
import { stateNames } from '../../domain/procedure.ts';
import { shortText, time, words } from './common.ts';
import { role, state } from './incidents.ts';

/** What a view is called, and what it shows: the board's address behind the question mark. */
export const newView = z.object({
  name: shortText.min(1).max(60),
  query: z
    .string()
    .max(600)
    .regex(/^[\w\-.~%+&=*]*$/)
    .meta({ description: 'As in the address: state=closing&mine=1' }),
  shared: z.boolean().meta({ description: 'Shown to everybody who acts from the same unit' }),
});

/** A kept view of the board; `mine`: the reader may change and forget it. */
export const boardView = newView
  .extend({ id: z.string(), mine: z.boolean(), ownerName: z.string() })
  .meta({ id: 'BoardView' });

export const boardViews = z.object({ items: z.array(boardView) });

/** What the search looks for; without diacritics it finds the same. */
export const everythingQuery = z.object({ q: shortText.min(1) });

const place = z.object({ code: z.string(), name: z.string() });

/** What a search of everything finds, a few of each kind, the likeliest first. */
export const found = z
  .object({
    incidents: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        siteName: z.string(),
        state,
        open: z.boolean(),
      }),
    ),
    sites: z.array(z.object({ id: z.string(), name: z.string(), province: place.optional() })),
    circuits: z.array(z.object({ id: z.string(), code: z.string(), siteName: z.string() })),
    provinces: z.array(place),
    contacts: z.array(
      z.object({
        name: z.string(),
        title: words,
        phone: z.string().optional(),
        agreement: z.object({ id: z.string(), title: words }),
      }),
    ),
    people: z.array(z.object({ name: z.string(), email: z.string(), role, unitName: z.string() })),
  })
  .meta({ id: 'Found' });

const pressing = z.object({
  id: z.string(),
  code: z.string(),
  siteName: z.string(),
  clock: z.enum(clockNames),
  dueAt: time,
});

const longest = z.object({
  id: z.string(),
  code: z.string(),
  siteName: z.string(),
  since: time,
});

/** How things stand: how much is open and late, the nearest deadline, the longest outage. */
const standing = {
  open: z.int(),
  overdue: z.int(),
  byState: z.partialRecord(z.enum(stateNames), z.int()),
  /** The most pressing deadline: long past, or the next. */
  worst: pressing.optional(),
  /** The outage that has lasted longest and is not over. */
  longest: longest.optional(),
};

/** A province on the wall. */
export const wallProvince = z
  .object({ code: z.string(), name: z.string(), ...standing })
  .meta({ id: 'WallProvince' });

/** The wall: every province that the reader may see anything of, and all of them together. */
export const wall = z
  .object({ now: time, ...standing, provinces: z.array(wallProvince) })
  .meta({ id: 'Wall' });

export type BoardView = z.infer<typeof boardView>;
export type NewView = z.infer<typeof newView>;
export type Found = z.infer<typeof found>;
export type WallProvince = z.infer<typeof wallProvince>;
export type WallStanding = Omit<WallProvince, 'code' | 'name'>;
export type Wall = z.infer<typeof wall>;
