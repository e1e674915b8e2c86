/** The shape in which deliveries are read, and what a list of them is narrowed to. */
import type { Instant } from '../domain/agreement.ts';

/** What became of a row, as it was written down. */
export interface RowOutcome {
  kind: string;
  at: string;
  answer?: string;
  gateway?: string;
}

/** A call that a person made for a phone task. */
export interface PhoneCall {
  command: string;
  at: string;
  by: string;
  result: 'reached' | 'not-reached' | 'wrong-number';
  remark: string;
}

/** A delivery with the incident that it is about. */
export interface DeliveryView {
  id: string;
  /** Null: it is about the desk itself, as an invitation or a test is. */
  incident: { id: string; code: string; siteName: string; province: string } | null;
  cycle: number;
  clock: string;
  round: number;
  level: number;
  notice: string;
  recipient: string;
  recipientName: string;
  channel: string;
  address: string;
  status: string;
  queuedAt: Instant;
  notBefore: Instant;
  sentAt: Instant | null;
  insteadOf: string | null;
  /** This row's own part of the text. */
  part: string | null;
  outcome: RowOutcome | { calls: PhoneCall[] } | null;
  message: {
    id: string;
    subject: string;
    attempts: number;
    rows: number;
    dueAt: Instant | null;
  } | null;
}

/** What a list is narrowed to. */
export interface DeliveryFilters {
  id?: string;
  incident?: string;
  status?: string;
  channel?: string;
  recipient?: string;
  message?: string;
  /** What was told of a mass outage. */
  group?: string;
  /** From and to which instant it was queued, ISO 8601. */
  from?: string;
  to?: string;
  whom?: Whom;
}

/** Recipients, and incidents, that letters or a number mean. */
export interface Whom {
  names: { name: string; address: string }[];
  codes: string[];
}

/** Where a page begins: after this row. */
export interface DeliveryPlace {
  key: Instant;
  id: string;
}
