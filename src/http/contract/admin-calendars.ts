/** Days off, as the customer administers the calendars of its agreements. */
import { z } from 'zod';
import { history, saved, saving } from './admin.ts';
import { slug, time, words } from './common.ts';

const day = z.iso.date();

/** The calendars of one's agreements, and the statutory days off that the desk knows. */
export const calendarList = z
  .object({
    items: z.array(
      z.object({
        agreement: z.object({ id: z.string(), title: words, version: z.int() }),
        calendar: z
          .object({
            weekdays: z.array(z.int()),
            spans: z.array(z.string()),
            holidays: z.array(z.string()),
            through: z.string(),
          })
          .optional()
          .meta({ description: 'absent: every hour counts' }),
        seen: z.string().optional(),
        history,
      }),
    ),
    known: z.array(z.object({ day: z.string(), vi: z.string(), en: z.string() })),
    mayChange: z.boolean(),
  })
  .meta({ id: 'AdminCalendars' });

/** Days off of a calendar, whole. */
export const saveDaysOff = z.object({
  ...saving,
  holidays: z.array(day).max(2_000),
  through: day,
});

/** What a change of the days off does to deadlines: to those that run, nothing. */
export const daysOffOutcome = saved
  .extend({
    running: z.int().meta({ description: 'deadlines that run, by their own versions: none moves' }),
    examples: z
      .array(z.object({ notifiedAt: time, before: time, after: time }))
      .meta({ description: 'when an answer is due, for an incident notified from now on' }),
  })
  .meta({ id: 'DaysOffOutcome' });

export const calendarParams = z.object({ agreement: slug });

export type CalendarListView = z.infer<typeof calendarList>;
export type DaysOffOutcomeView = z.infer<typeof daysOffOutcome>;
