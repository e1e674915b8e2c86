/** Which person gets which answer, rule by rule, and which rule each route goes by. */
import type { Part } from './cast.ts';
import { parsed } from './table.ts';

/** The columns of the table, in its order. */
export const columns: (Part | 'nobody')[] = [
  'nobody',
  'technician',
  'neighbour',
  'coordinator',
  'otherCoordinator',
  'headquarters',
  'helpdesk',
  'manager',
  'director',
  'otherCarrier',
];

/** Statuses with the part that each is for. */
export function named(statuses: string[]): string[] {
  return columns.map((part, index) => `${part}: ${statuses[index]}`);
}

/**
 * Each rule's answer to each person, for an incident of Mường Tè (Lai Châu) of which the first
 * carrier has been notified. `in`: not refused for who one is; then the procedure decides.
 */
export const table = parsed(`
            nobody | site other | STC other | hq  | desk acc dir | other carrier
  open      200    | 200  200   | 200 200   | 200 | 200  200 200 | 200
  signingIn 401    | 401  401   | 401 401   | 401 | 401  401 401 | 401
  leaving   204    | 204  204   | 204 204   | 204 | 204  204 204 | 204
  signedIn  401    | 200  200   | 200 200   | 200 | 200  200 200 | 200
  creating  401    | 201  201   | 201 201   | 201 | 201  201 201 | 201
  party     401    | 200  200   | 200 200   | 200 | 200  200 200 | 404
  seeing    401    | 200  404   | 200 404   | 200 | 200  200 200 | 404
  reporting 401    | 201  403   | 201 403   | 201 | 403  403 403 | 403
  customer  401    | in   403   | in  403   | in  | 403  403 403 | 403
  carrier   401    | 403  403   | 403 403   | 403 | in   in  in  | 403
  either    401    | in   403   | in  403   | in  | in   in  in  | 403
  attaching 401    | 400  404   | 400 404   | 400 | 400  400 400 | 404
  holding   401    | 403  403   | 403 403   | 201 | 403  403 201 | 403
  noHold    401    | 403  403   | 403 403   | 404 | 403  403 404 | 403
  removing  401    | 403  403   | 403 403   | 409 | 403  403 403 | 403
  archiving 401    | 403  403   | 201 404   | 201 | 403  403 404 | 403
  noArchive 401    | 403  403   | 404 404   | 404 | 403  403 404 | 403
  noFile    401    | 404  404   | 404 404   | 404 | 404  404 404 | 404
  outage    401    | 200  404   | 200 404   | 200 | 200  200 200 | 404
  record    401    | 403  403   | 200 404   | 200 | 200  200 200 | 404
  managing  401    | 403  403   | in  404   | in  | in   in  in  | 404
  calling   401    | 403  403   | in  404   | in  | 403  403 403 | 403
  child     401    | in   404   | in  404   | in  | 403  403 403 | 403
  restoring 401    | 403  403   | 403 403   | 403 | in   in  in  | 404
  noMessage 401    | 404  404   | 404 404   | 404 | 404  404 404 | 404
  resending 401    | 403  403   | 403 403   | in  | 403  403 403 | 403
  switching 401    | 403  403   | 403 403   | 200 | 403  403 403 | 403
  drilling  401    | 403  403   | 403 403   | in  | 403  403 403 | 404
  leaveOf   401    | 403  403   | 403 403   | in  | in   in  in  | 404
  auditing  401    | 403  403   | 403 403   | 200 | 403  403 200 | 403
  listing   401    | 403  403   | 200 200   | 200 | 403  403 200 | 403
  reaching  401    | 403  403   | in  404   | in  | 403  403 404 | 403
  inviting  401    | 403  403   | in  422   | in  | 403  403 403 | 403
  noPlace   401    | 403  403   | 404 404   | 404 | 403  403 404 | 403
  bySession 401    | 401  401   | 401 401   | 401 | 401  401 401 | 401
  byCode    422    | 422  422   | 422 422   | 422 | 422  422 422 | 422
  password  401    | 403  404   | 201 404   | 201 | 403  403 403 | 404
  noPassword 401   | 403  404   | 204 404   | 204 | 403  403 403 | 404
  mails     401    | 403  403   | 403 403   | 200 | 200  403 403 | 200
  noMail    401    | 403  403   | 403 403   | 404 | 404  403 403 | 404
  adminOfAll 401   | 403  403   | 200 200   | 200 | 403  403 404 | 403
  adminOne  401    | 403  403   | 200 404   | 200 | 403  403 404 | 403
  adminIn   401    | 403  403   | in  in    | in  | 403  403 404 | 403
  versions  401    | 403  403   | 200 200   | 200 | 403  403 200 | 403
  versioning 401   | 403  403   | 403 403   | in  | 403  403 in  | 403
  ownPart   401    | 403  403   | 403 403   | 404 | 403  403 200 | 403
  amending  401    | 403  403   | 403 403   | in  | 403  403 in  | 403
  hotline   401    | 403  403   | 403 403   | 404 | 403  403 200 | 403
  undoing   401    | 403  403   | 404 404   | 404 | 403  403 404 | 403
  settingUp 410    | 410  410   | 410 410   | 410 | 410  410 410 | 410
  firstOther 401   | 403  403   | 403 403   | in  | 403  403 404 | 403
  ownToken  401    | 404  404   | 404 404   | 404 | 404  404 404 | 404
`);

export const routes: Record<string, string> = {
  'GET /api/archives': 'listing',
  'POST /api/archives': 'archiving',
  'GET /api/retention': 'auditing',
  'GET /api/retention/export': 'auditing',
  'POST /api/retention/holds': 'holding',
  'POST /api/retention/holds/{id}/lift': 'noHold',
  'POST /api/retention/removals': 'removing',
  'GET /api/archives/{id}/file': 'noArchive',
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  'GET /api/sample': 'open',
  'POST /api/auth/sign-in/email': 'signingIn',
  'POST /api/auth/sign-out': 'leaving',
  'GET /api/me': 'signedIn',
  'GET /api/live': 'signedIn',
  'GET /api/me/tokens': 'signedIn',
  'POST /api/me/tokens': 'creating',
  'DELETE /api/me/tokens/{id}': 'ownToken',
  'GET /api/me/push': 'signedIn',
  'GET /api/sites/{id}/text-password': 'seeing',
  'POST /api/sites/{id}/text-password': 'password',
  'DELETE /api/sites/{id}/text-password': 'noPassword',
  'POST /api/sample/texts': 'noMessage',
  'GET /api/mails': 'mails',
  'GET /api/mails/{id}/raw': 'noMail',
  'POST /api/mails/{id}/join': 'noMail',
  'POST /api/mails/{id}/set-aside': 'noMail',
  'POST /api/intake/texts': 'signingIn',
  'GET /api/intake/text-receipts': 'signingIn',
  'POST /api/intake/text-receipts': 'signingIn',
  'POST /api/me/push': 'creating',
  'DELETE /api/me/push/{id}': 'ownToken',
  'POST /api/me/push/opened': 'ownToken',
  'GET /api/circuits': 'signedIn',
  'GET /api/circuits/{id}': 'seeing',
  'GET /api/sites': 'signedIn',
  'GET /api/provinces': 'signedIn',
  'GET /api/agreements': 'signedIn',
  'GET /api/agreements/{id}': 'party',
  'GET /api/incidents': 'signedIn',
  'GET /api/incidents/counts': 'signedIn',
  'GET /api/views': 'signedIn',
  'POST /api/views': 'creating',
  'DELETE /api/views/{id}': 'ownToken',
  'GET /api/search': 'signedIn',
  'GET /api/wall': 'signedIn',
  'POST /api/incidents': 'reporting',
  'GET /api/incidents/{id}': 'seeing',
  'GET /api/incidents/{id}/record': 'seeing',
  'POST /api/incidents/{id}/self-diagnose': 'customer',
  'POST /api/incidents/{id}/withdraw': 'customer',
  'POST /api/incidents/{id}/log-call': 'customer',
  'POST /api/incidents/{id}/notify': 'customer',
  'POST /api/incidents/{id}/respond': 'carrier',
  'POST /api/incidents/{id}/update': 'either',
  'POST /api/incidents/{id}/diagnose': 'carrier',
  'POST /api/incidents/{id}/propose-responsibility': 'either',
  'POST /api/incidents/{id}/agree-responsibility': 'either',
  'POST /api/incidents/{id}/dispute-responsibility': 'either',
  'POST /api/incidents/{id}/report-local-fix': 'customer',
  'POST /api/incidents/{id}/revise-etr': 'carrier',
  'POST /api/incidents/{id}/claim-force-majeure': 'carrier',
  'POST /api/incidents/{id}/accept-force-majeure': 'customer',
  'POST /api/incidents/{id}/reject-force-majeure': 'customer',
  'POST /api/incidents/{id}/end-force-majeure': 'either',
  'POST /api/incidents/{id}/report-fixed': 'carrier',
  'POST /api/incidents/{id}/confirm': 'customer',
  'POST /api/incidents/{id}/reject': 'customer',
  'POST /api/incidents/{id}/sign': 'either',
  'POST /api/incidents/{id}/ask-rfo': 'customer',
  'POST /api/incidents/{id}/give-rfo': 'carrier',
  'GET /api/incidents/{id}/closing': 'seeing',
  'POST /api/incidents/{id}/attach': 'attaching',
  'GET /api/incidents/{id}/attachments': 'seeing',
  'GET /api/incidents/{id}/attachments/{sha256}': 'seeing',
  'GET /api/incidents/{id}/attachments/{sha256}/thumbnail': 'noFile',
  'POST /api/incidents/{id}/note': 'either',
  'POST /api/incidents/{id}/correct': 'either',
  'GET /api/groups': 'signedIn',
  'POST /api/groups': 'managing',
  'GET /api/groups/{id}': 'outage',
  'GET /api/groups/{id}/record': 'record',
  'POST /api/groups/{id}/confirm': 'managing',
  'POST /api/groups/{id}/dismiss': 'managing',
  'POST /api/groups/{id}/join': 'child',
  'POST /api/groups/{id}/leave': 'child',
  'POST /api/groups/{id}/call': 'calling',
  'POST /api/groups/{id}/diagnose': 'restoring',
  'POST /api/groups/{id}/revise-etr': 'restoring',
  'POST /api/groups/{id}/report-fixed': 'restoring',
  'POST /api/groups/{id}/end': 'calling',
  'POST /api/incidents/{id}/escalate': 'customer',
  'GET /api/incidents/{id}/deliveries': 'seeing',
  'GET /api/deliveries': 'signedIn',
  'GET /api/deliveries/export': 'signedIn',
  'GET /api/deliveries/live': 'switching',
  'GET /api/deliveries/messages/{id}': 'noMessage',
  'GET /api/deliveries/preview': 'seeing',
  'POST /api/deliveries/messages/{id}/retry': 'resending',
  'POST /api/deliveries/live': 'switching',
  'POST /api/deliveries/test': 'creating',
  'GET /api/deliveries/test': 'signedIn',
  'GET /api/phone-tasks': 'signedIn',
  'POST /api/phone-tasks/{id}': 'noMessage',
  'GET /api/admin/units': 'adminOfAll',
  'GET /api/admin/units/{id}': 'adminOne',
  'POST /api/admin/units/{id}': 'adminIn',
  'GET /api/admin/circuits': 'adminOfAll',
  'GET /api/admin/circuits/{id}': 'adminOne',
  'POST /api/admin/circuits/{id}': 'adminIn',
  'POST /api/admin/history/{id}/undo': 'undoing',
  'POST /api/admin/imports/preview': 'adminOfAll',
  'POST /api/admin/imports': 'adminIn',
  'GET /api/admin/tables/{kind}': 'adminOfAll',
  'GET /api/admin/tables/{kind}/history': 'adminOfAll',
  'GET /api/admin/agreements/{id}/versions': 'versions',
  'GET /api/admin/agreements/{id}/versions/{version}/file': 'versions',
  'GET /api/admin/agreements/{id}/draft': 'versions',
  'POST /api/admin/agreements/preview': 'versioning',
  'POST /api/admin/agreements': 'versioning',
  'GET /api/admin/contacts': 'auditing',
  'GET /api/admin/contacts/{agreement}/{contact}': 'ownPart',
  'POST /api/admin/contacts/{agreement}/{contact}': 'ownPart',
  'POST /api/admin/contacts/{agreement}/{contact}/end': 'ownPart',
  'POST /api/admin/hotlines/{agreement}/{province}': 'amending',
  'GET /api/admin/hotlines/{agreement}/{province}/history': 'hotline',
  'GET /api/admin/calendars': 'auditing',
  'POST /api/admin/calendars/{agreement}': 'resending',
  'GET /api/admin/wordings': 'auditing',
  'GET /api/admin/wordings/{kind}/{lang}': 'auditing',
  'POST /api/admin/wordings/{kind}/{lang}': 'amending',
  'GET /api/rehearsal': 'seeing',
  'GET /api/readiness': 'signedIn',
  'GET /api/record/standing': 'signedIn',
  'GET /api/record/heads/{head}': 'open',
  'GET /api/incidents/{id}/export.json': 'seeing',
  'GET /api/incidents/{id}/export.pdf': 'seeing',
  'GET /.well-known/thongsuot-keys.json': 'open',
  'POST /api/readiness/drills': 'drilling',
  'POST /api/readiness/verifications': 'drilling',
  'POST /api/readiness/leave': 'leaveOf',
  'GET /api/audit': 'auditing',
  'POST /api/auth/second-factor': 'signingIn',
  'GET /api/auth/passkey': 'open',
  'POST /api/auth/passkey': 'signingIn',
  'POST /api/auth/forgotten': 'leaving',
  'GET /api/auth/means': 'open',
  'POST /api/codes/look': 'byCode',
  'POST /api/codes/use': 'byCode',
  'POST /api/setup/look': 'settingUp',
  'POST /api/setup/agreement': 'settingUp',
  'POST /api/setup': 'settingUp',
  'GET /api/setup/left': 'auditing',
  'POST /api/setup/other-side': 'firstOther',
  'GET /api/session': 'bySession',
  'POST /api/session/prove': 'bySession',
  'POST /api/session/lock': 'bySession',
  'POST /api/session/sharing': 'bySession',
  'POST /api/session/acting': 'bySession',
  'POST /api/me/password': 'bySession',
  'POST /api/me/second-factor': 'bySession',
  'POST /api/me/second-factor/confirm': 'bySession',
  'POST /api/me/second-factor/recovery-codes': 'bySession',
  'POST /api/me/second-factor/drop': 'bySession',
  'GET /api/me/passkeys': 'bySession',
  'GET /api/me/passkeys/options': 'bySession',
  'POST /api/me/passkeys': 'bySession',
  'DELETE /api/me/passkeys/{id}': 'bySession',
  'GET /api/me/sessions': 'bySession',
  'DELETE /api/me/sessions/{id}': 'bySession',
  'POST /api/me/sessions/end': 'bySession',
  'GET /api/people': 'listing',
  'GET /api/people/{id}': 'reaching',
  'POST /api/people/{id}/appointments': 'reaching',
  'POST /api/people/{id}/appointments/{appointment}/end': 'noPlace',
  'POST /api/people/{id}/disable': 'reaching',
  'POST /api/people/{id}/enable': 'reaching',
  'POST /api/people/{id}/unlock': 'reaching',
  'POST /api/people/{id}/reset-second-factor': 'reaching',
  'POST /api/people/{id}/sign-out': 'reaching',
  'POST /api/people/{id}/rename': 'reaching',
  'POST /api/people/{id}/reset-password': 'reaching',
  'GET /api/invitations': 'listing',
  'POST /api/invitations': 'inviting',
  'DELETE /api/invitations/{id}': 'noPlace',
  'GET /api/audit/export': 'auditing',
  'GET /api/agreements/{id}/what-if': 'party',
  'POST /api/readiness/hours': 'leaveOf',
  'GET /api/readiness/drills/{id}': 'noMessage',
  'GET /api/incidents/{id}/answer-links': 'seeing',
  'POST /api/answer-links/{id}/revoke': 'noMessage',
};
