/** Two agreements as plain values: one like the paper of 2009, one with business hours. */
import type { Agreement, Words } from '../../src/domain/agreement.ts';

export const minute = 60_000;
export const hour = 60 * minute;

const both = (text: string): Words => ({ vi: text, en: text });

const hotlines = [
  { province: '01', printed: '555 00 119', e164: '+842455500119' },
  { province: '48', printed: '555 0 119', e164: '+842365550119' },
];

/** Every hour counts, no limit for verifying, two levels; like the paper of 2009. */
export const agreement2009: Agreement = {
  id: 'like-2009',
  version: 1,
  title: both('Like 2009'),
  customer: { id: 'ministry', name: both('Ministry') },
  carrier: { id: 'carrier', name: both('Carrier') },
  calendar: null,
  hotlines,
  contacts: [
    { id: 'manager', name: 'Manager', title: both('Manager'), party: 'carrier', phone: '+8424000' },
    { id: 'director', name: 'Director', title: both('Director'), party: 'carrier' },
  ],
  clocks: {
    response: { dueMs: 4 * hour, clause: '3', restarts: false },
    diagnosis: { dueMs: 4 * hour, clause: '4' },
    restoration: { clause: '5' },
    verification: { clause: '6' },
  },
  ladder: {
    mode: 'automatic',
    levels: [
      { level: 1, afterMs: 4 * hour, contact: 'manager', clause: '3' },
      { level: 2, afterMs: 6 * hour, contact: 'director', clause: '3' },
    ],
  },
  options: {},
  paper: [],
};

/**
 * Monday to Friday, 08:00–12:00 and 13:30–17:30 in Việt Nam, with holidays; the response clock
 * starts again after each word, verifying has its time, the third unanswered call is notice, and
 * the carrier owes a report of the root cause within three working days.
 */
export const businessHours: Agreement = {
  ...agreement2009,
  id: 'business-hours',
  calendar: {
    utcOffsetMinutes: 420,
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      { fromMinute: 480, toMinute: 720 },
      { fromMinute: 810, toMinute: 1050 },
    ],
    holidays: ['2026-04-30', '2026-05-01'],
    holidaysThrough: '2026-12-31',
  },
  clocks: {
    response: { dueMs: 2 * hour, clause: '3', restarts: true },
    diagnosis: { dueMs: 8 * hour, clause: '4' },
    restoration: { clause: '5' },
    verification: { dueMs: 4 * hour, clause: '6' },
    rfo: { dueMs: 24 * hour, clause: '7', asked: 'always' },
  },
  ladder: {
    mode: 'offered',
    levels: [
      { level: 1, afterMs: 2 * hour, contact: 'manager', clause: '3' },
      { level: 2, afterMs: 4 * hour, contact: 'manager', clause: '3' },
      { level: 3, afterMs: 16 * hour, contact: 'director', clause: '3' },
    ],
  },
  options: { unansweredCallsAsNotice: 3 },
};
