/** Passkeys, as the browser itself knows them: made, and asked for. */
import { entranceFailures } from '../words/entrance-failures.ts';
import { call } from './client.ts';
import { ApiError } from './problem.ts';

/** What an authenticator answered, as JSON: for the desk to judge. */
export type PasskeyAnswer = object;

/** Whether this browser has passkeys, and takes the desk's questions as they come. */
export const hasPasskeys =
  typeof PublicKeyCredential !== 'undefined' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential;

/**
 * Asks the authenticator who this is. `conditional`: among the fields that the browser fills in, so
 * that nobody is asked who did not want to be.
 */
export async function askPasskey(
  signal?: AbortSignal,
  mediation?: CredentialMediationRequirement,
): Promise<PasskeyAnswer> {
  const options = await call<PublicKeyCredentialRequestOptionsJSON>('/auth/passkey', { signal });
  requireHome(options.rpId);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const how = { ...(signal ? { signal } : {}), ...(mediation ? { mediation } : {}) };
  return await answered(navigator.credentials.get({ publicKey, ...how }));
}

/** Lets the authenticator make a passkey for who is signed in. */
export async function makePasskey(): Promise<PasskeyAnswer> {
  const options = await call<PublicKeyCredentialCreationOptionsJSON>('/me/passkeys/options');
  requireHome(options.rp.id);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return await answered(navigator.credentials.create({ publicKey }));
}

/** A passkey belongs to a name: from another address a browser would refuse without a reason. */
function requireHome(name: string | undefined): void {
  const { hostname } = window.location;
  if (name === undefined || hostname === name || hostname.endsWith(`.${name}`)) return;
  throw new ApiError(400, 'passkey-elsewhere', entranceFailures.passkeyElsewhere(name));
}

/** Whether the browser offers passkeys among what it fills in. */
export async function offersPasskeys(): Promise<boolean> {
  return hasPasskeys && (await PublicKeyCredential.isConditionalMediationAvailable());
}

/** Refused, timed out, or none there: the browser does not tell which, and neither do we. */
async function answered(asked: Promise<Credential | null>): Promise<PasskeyAnswer> {
  const given = await asked.catch(() => null);
  if (given instanceof PublicKeyCredential) return given.toJSON();
  throw new ApiError(400, 'passkey', entranceFailures.passkey);
}
