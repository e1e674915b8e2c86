/** Generated from the migrations by `npm run schema`: not to be edited by hand. */
import type {
  Generated,
  Int8,
  Json,
  Timestamp,
} from './columns.ts';

export interface DrillTests {
  address: string;
  answered_at: Timestamp | null;
  channel: string;
  contact: string;
  contact_name: string;
  drill: string;
  expires_at: Timestamp;
  id: string;
  level: number;
  locator: string | null;
  message: string | null;
}

export interface Events {
  body: string;
  command: string;
  command_sha256: Buffer;
  hash: Buffer;
  incident: string;
  seq: number;
}

export interface Gateways {
  channel: string;
  failures: Generated<number>;
  last_answer: string | null;
  last_ok_at: Timestamp | null;
  name: string;
  paced_until: Timestamp | null;
  shut_since: Timestamp | null;
  shut_until: Timestamp | null;
}

export interface GroupDuties {
  actor: Json;
  command: Json;
  command_id: string;
  group_id: string;
  incident: string;
  outcome: string | null;
  place: number;
  seq: number;
}

export interface GroupEvents {
  body: string;
  command: string;
  command_sha256: Buffer;
  group_id: string;
  hash: Buffer;
  seq: number;
}

export interface GroupMembers {
  group_id: string;
  incident: string;
  standing: string;
}

export interface Groups {
  carrier_unit: string;
  code: string;
  coordinator_unit: string | null;
  customer_unit: string;
  head: Buffer;
  id: string;
  is_open: boolean;
  is_present: boolean;
  proposed_at: Timestamp;
  province: string;
  since: Timestamp;
  snapshot: Json;
  state: string;
  version: number;
}

export interface InboundMails {
  body: string;
  carrier: string | null;
  done_at: Timestamp | null;
  done_by: string | null;
  id: string;
  incident: string | null;
  mailbox: string;
  message: string | null;
  outcome: string;
  raw: Buffer | null;
  reason: string;
  received_at: Timestamp;
  sender: string;
  subject: string;
}

export interface InboundTexts {
  answer: string | null;
  body: string;
  gateway: string;
  gateway_id: string | null;
  id: string;
  incident: string | null;
  message: string | null;
  outcome: string;
  received_at: Timestamp;
  sender: string;
  site: string | null;
}

export interface Incidents {
  carrier_unit: string;
  circuit: string;
  code: string;
  coordinator_unit: string | null;
  customer_unit: string;
  due_at: Timestamp;
  head: Buffer;
  id: string;
  is_open: boolean;
  next_fall_at: Generated<Timestamp>;
  notified_at: Timestamp | null;
  province: string;
  reported_at: Timestamp;
  rfo_due_at: Timestamp | null;
  site_unit: string;
  snapshot: Json;
  state: string;
  version: number;
  whose_move: string[];
}

export interface LegalHolds {
  id: string;
  incident: string;
  lift_reason: string | null;
  lifted_at: Timestamp | null;
  lifted_by: string | null;
  lifted_by_name: string | null;
  placed_at: Timestamp;
  placed_by: string;
  placed_by_name: string;
  reason: string;
  side: string;
}

export interface Mailboxes {
  heard_at: Timestamp | null;
  last_error: string | null;
  last_uid: Generated<Int8>;
  name: string;
  since: Timestamp;
  uid_validity: Int8 | null;
}

export interface Messages {
  address: string;
  answer: string | null;
  attempts: Generated<number>;
  attempts_max: number;
  body: string;
  channel: string;
  due_at: Timestamp;
  id: string;
  incidents: Json;
  made_at: Timestamp;
  notice: string;
  recipient: string;
  recipient_name: string;
  sent_at: Timestamp | null;
  short: string;
  status: string;
  subject: string;
}

export interface Migrations {
  applied_at: Generated<Timestamp>;
  name: string;
  number: number;
  sha256: string;
}

export interface People {
  disabled_at: Timestamp | null;
  disabled_why: string | null;
  id: string;
  is_sample: Generated<boolean>;
  seen_at: Generated<Timestamp>;
  short_password: Generated<boolean>;
}

export interface Provinces {
  area_code: string;
  code: string;
  full_name: string;
  name: string;
  name_en: string;
  region_en: string;
  region_vi: string;
}

export interface PushSubscriptions {
  auth: string;
  created_at: Generated<Timestamp>;
  endpoint: string;
  id: string;
  label: string;
  last_ok_at: Timestamp | null;
  p256dh: string;
  person: string;
}

export interface ReadinessAlarms {
  agreement: string;
  at: Timestamp;
  day: Timestamp;
  level: number;
  standing: string;
  told: number;
}

export interface Receipts {
  gateway: string;
  gateway_id: string;
  received_at: Generated<Timestamp>;
  state: string;
  text: string;
}

export interface RecordChecks {
  checkpoints: Int8 | null;
  day: Timestamp;
  ended_at: Timestamp | null;
  flaw_count: number | null;
  flaws: Json | null;
  records: Int8 | null;
  started_at: Timestamp;
}

export interface RecordKeys {
  id: string;
  place: number;
  prev: string | null;
  signature: string | null;
  since: Timestamp;
  x: string;
}

export interface Removals {
  body: string;
  hash: Buffer;
  incident: string;
  removed_at: Timestamp;
  signature: string;
}

export interface SessionStates {
  active_at: Timestamp;
  appointment: string | null;
  locked_at: Timestamp | null;
  proved_at: Timestamp;
  session: string;
  shared: boolean;
  strength: string;
}

export interface Setup {
  closed_at: Timestamp | null;
  code_expires_at: Timestamp | null;
  code_sha256: Buffer | null;
  is_only: Generated<boolean>;
}

export interface SignInTries {
  address: string;
  failures: number;
  last_at: Timestamp;
  locked_until: Timestamp | null;
}

export interface SitePasswords {
  hash: string;
  set_at: Timestamp;
  set_by: string;
  site: string;
}

export interface SpentCodes {
  code_sha256: Buffer;
  person: string;
  spent_at: Timestamp;
}

export interface Tries {
  answer: string | null;
  attempt: number;
  began_at: Timestamp;
  ended_at: Timestamp | null;
  gateway: string;
  gateway_id: string | null;
  message: string;
  outcome: string | null;
}

export interface Units {
  id: string;
  kind: string;
  name: string;
  name_folded: string;
  parent: string | null;
  province: string | null;
  successor: string | null;
  valid_from: Timestamp | null;
  valid_to: Timestamp | null;
}

export interface Wordings {
  at: Timestamp;
  by_name: string;
  kind: string;
  lang: string;
  side: string;
  words: Json;
}
