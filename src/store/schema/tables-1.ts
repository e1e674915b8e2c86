/** Generated from the migrations by `npm run schema`: not to be edited by hand. */
import type {
  Generated,
  Int8,
  Json,
  Timestamp,
} from './columns.ts';

export interface AccessCodes {
  administrator: Generated<boolean>;
  code_sha256: Buffer | null;
  email: string;
  expires_at: Timestamp;
  id: string;
  kind: string;
  locator: string | null;
  made_at: Timestamp;
  made_by: string | null;
  name: string;
  person: string | null;
  revoked_at: Timestamp | null;
  role: string | null;
  unit: string | null;
  used_at: Timestamp | null;
  valid_from: Timestamp | null;
  valid_to: Timestamp | null;
}

export interface Agreements {
  body: Json;
  by_name: string | null;
  effective_from: Generated<Timestamp>;
  id: string;
  loaded_at: Generated<Timestamp>;
  sha256: string;
  version: number;
}

export interface AnswerLinks {
  address: string;
  channel: string;
  contact: string;
  contact_name: string;
  cycle: number;
  delivery: string;
  expires_at: Timestamp;
  incident: string;
  level: number;
  locator: string;
  made_at: Timestamp;
  message: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
}

export interface AnswerLinkUses {
  answer: string;
  at: Timestamp;
  locator: string;
}

export interface ApiTokens {
  appointment: string;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: string;
  last_used_at: Timestamp | null;
  name: string;
  person: string;
  scopes: Generated<string[]>;
  secret_sha256: Buffer;
}

export interface Appointments {
  administrator: Generated<boolean>;
  created_at: Generated<Timestamp>;
  deputy_for: string | null;
  id: string;
  person: string;
  role: string;
  unit: string;
  valid_from: Timestamp | null;
  valid_to: Timestamp | null;
}

export interface Archives {
  beat_at: Timestamp | null;
  bytes: Int8 | null;
  done: Generated<number>;
  ended_at: Timestamp | null;
  id: string;
  is_masked: boolean;
  left_out: Generated<number>;
  ordered_at: Timestamp;
  ordered_by: string;
  ordered_by_name: string;
  ordered_from: string;
  sha256: string | null;
  state: string;
  total: Generated<number>;
  unit: string;
  unit_name: string;
  year: number;
}

export interface Attachments {
  content: Buffer | null;
  incident: string;
  is_recorded: Generated<boolean>;
  scan: string;
  sha256: Buffer;
  stored_at: Timestamp;
  thumbnail: Buffer | null;
  type: string;
}

export interface Audit {
  action: string;
  address: string | null;
  after: Json | null;
  at: Timestamp;
  before: Json | null;
  folded: string;
  id: Generated<Int8>;
  outcome: string;
  party: string | null;
  person: string | null;
  person_name: string | null;
  role: string | null;
  side: string | null;
  subject: string;
  subject_kind: string;
  unit: string | null;
  user_agent: string | null;
}

export interface AuditSeals {
  audit: Int8;
  hash: Buffer;
  place: Int8;
}

export interface AuthAccount {
  accessToken: string | null;
  accessTokenExpiresAt: Timestamp | null;
  accountId: string;
  createdAt: Generated<Timestamp>;
  id: string;
  idToken: string | null;
  password: string | null;
  providerId: string;
  refreshToken: string | null;
  refreshTokenExpiresAt: Timestamp | null;
  scope: string | null;
  updatedAt: Timestamp;
  userId: string;
}

export interface AuthPasskey {
  aaguid: string | null;
  backedUp: boolean;
  counter: number;
  createdAt: Generated<Timestamp | null>;
  credentialID: string;
  deviceType: string;
  id: string;
  name: string | null;
  publicKey: string;
  transports: string | null;
  userId: string;
}

export interface AuthSession {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: string;
  ipAddress: string | null;
  token: string;
  updatedAt: Timestamp;
  userAgent: string | null;
  userId: string;
}

export interface AuthTwoFactor {
  backupCodes: string;
  failedVerificationCount: Generated<number | null>;
  id: string;
  lockedUntil: Timestamp | null;
  secret: string;
  userId: string;
  verified: Generated<boolean | null>;
}

export interface AuthUser {
  createdAt: Generated<Timestamp>;
  email: string;
  emailVerified: boolean;
  id: string;
  image: string | null;
  name: string;
  twoFactorEnabled: Generated<boolean | null>;
  updatedAt: Generated<Timestamp>;
}

export interface AuthVerification {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: string;
  identifier: string;
  updatedAt: Generated<Timestamp>;
  value: string;
}

export interface Beats {
  last_at: Timestamp;
  name: string;
  passes: Int8;
}

export interface BoardViews {
  created_at: Generated<Timestamp>;
  id: string;
  is_shared: boolean;
  name: string;
  owner: string;
  query: string;
  unit: string;
}

export interface CheckpointLeaves {
  checkpoint: Int8;
  head: Buffer;
  id: string;
  kind: string;
  place: number;
  version: number;
}

export interface CheckpointMarks {
  name: string;
  next: Int8;
  next_xmax: Int8;
  safe: Int8;
}

export interface Checkpoints {
  at: Timestamp;
  body: string;
  hash: Buffer;
  seq: Int8;
  signature: string;
}

export interface Circuits {
  agreement: string;
  code: string;
  code_folded: string;
  id: string;
  site: string;
  valid_from: Timestamp | null;
  valid_to: Timestamp | null;
}

export interface ContactHours {
  agreement: string;
  by_name: string;
  contact: string;
  hours: Json | null;
  set_at: Timestamp;
}

export interface ContactLeave {
  agreement: string;
  by_name: string;
  contact: string;
  deputy: string | null;
  from_at: Timestamp;
  id: string;
  remark: string;
  to_at: Timestamp;
}

export interface ContactVerifications {
  address: string;
  agreement: string;
  by_name: string;
  channel: string;
  contact: string;
  how: string;
  verified_at: Timestamp;
}

export interface Deadlines {
  clock: string;
  cycle: number;
  due_at: Timestamp;
  fired_at: Timestamp | null;
  incident: string;
  level: number;
  met_at: Timestamp | null;
  paused_at: Timestamp | null;
  round: number;
  started_at: Timestamp;
  stopped_at: Timestamp | null;
}

export interface Deliveries {
  address: string;
  attempts: Generated<number>;
  body: string | null;
  channel: string;
  clock: string;
  cycle: number;
  group_id: string | null;
  id: Generated<string>;
  incident: string;
  instead_of: string | null;
  level: number;
  message_id: string | null;
  not_before: Timestamp;
  notice: string;
  outcome: Json | null;
  queued_at: Timestamp;
  recipient: string;
  recipient_name: string;
  round: number;
  sent_at: Timestamp | null;
  status: Generated<string>;
}

export interface DeliverySwitch {
  at: Timestamp;
  id: Generated<Int8>;
  is_live: boolean;
  person: string;
  person_name: string;
  reach: Json | null;
}

export interface Drills {
  agreement: string;
  at: Timestamp;
  id: string;
  person_name: string;
  province: string;
}
