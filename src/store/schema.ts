/** Generated from the migrations by `npm run schema`: not to be edited by hand. */
import type {
  AccessCodes,
  Agreements,
  AnswerLinks,
  AnswerLinkUses,
  ApiTokens,
  Appointments,
  Archives,
  Attachments,
  Audit,
  AuditSeals,
  AuthAccount,
  AuthPasskey,
  AuthSession,
  AuthTwoFactor,
  AuthUser,
  AuthVerification,
  Beats,
  BoardViews,
  CheckpointLeaves,
  CheckpointMarks,
  Checkpoints,
  Circuits,
  ContactHours,
  ContactLeave,
  ContactVerifications,
  Deadlines,
  Deliveries,
  DeliverySwitch,
  Drills,
} from './schema/tables-1.ts';
import type {
  DrillTests,
  Events,
  Gateways,
  GroupDuties,
  GroupEvents,
  GroupMembers,
  Groups,
  InboundMails,
  InboundTexts,
  Incidents,
  LegalHolds,
  Mailboxes,
  Messages,
  Migrations,
  People,
  Provinces,
  PushSubscriptions,
  ReadinessAlarms,
  Receipts,
  RecordChecks,
  RecordKeys,
  Removals,
  SessionStates,
  Setup,
  SignInTries,
  SitePasswords,
  SpentCodes,
  Tries,
  Units,
  Wordings,
} from './schema/tables-2.ts';

export interface DB {
  access_codes: AccessCodes;
  agreements: Agreements;
  answer_link_uses: AnswerLinkUses;
  answer_links: AnswerLinks;
  api_tokens: ApiTokens;
  appointments: Appointments;
  archives: Archives;
  attachments: Attachments;
  audit: Audit;
  audit_seals: AuditSeals;
  auth_account: AuthAccount;
  auth_passkey: AuthPasskey;
  auth_session: AuthSession;
  auth_two_factor: AuthTwoFactor;
  auth_user: AuthUser;
  auth_verification: AuthVerification;
  beats: Beats;
  board_views: BoardViews;
  checkpoint_leaves: CheckpointLeaves;
  checkpoint_marks: CheckpointMarks;
  checkpoints: Checkpoints;
  circuits: Circuits;
  contact_hours: ContactHours;
  contact_leave: ContactLeave;
  contact_verifications: ContactVerifications;
  deadlines: Deadlines;
  deliveries: Deliveries;
  delivery_switch: DeliverySwitch;
  drill_tests: DrillTests;
  drills: Drills;
  events: Events;
  gateways: Gateways;
  group_duties: GroupDuties;
  group_events: GroupEvents;
  group_members: GroupMembers;
  groups: Groups;
  inbound_mails: InboundMails;
  inbound_texts: InboundTexts;
  incidents: Incidents;
  legal_holds: LegalHolds;
  mailboxes: Mailboxes;
  messages: Messages;
  migrations: Migrations;
  people: People;
  provinces: Provinces;
  push_subscriptions: PushSubscriptions;
  readiness_alarms: ReadinessAlarms;
  receipts: Receipts;
  record_checks: RecordChecks;
  record_keys: RecordKeys;
  removals: Removals;
  session_states: SessionStates;
  setup: Setup;
  sign_in_tries: SignInTries;
  site_passwords: SitePasswords;
  spent_codes: SpentCodes;
  tries: Tries;
  units: Units;
  wordings: Wordings;
}
