/** The environment, read once. Nothing else in src/ touches process.env. */
import { readGatewayConfig, type GatewayConfig } from './config-gateways.ts';
import { join } from 'node:path';

/** A provider of single sign-on. */
interface SsoConfig {
  name: string;
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
  acr?: readonly string[];
}

/** What the operator may set; see README. */
export interface Config extends GatewayConfig {
  /** Where to listen. */
  host: string;
  port: number;
  /** A PostgreSQL of one's own; undefined: the one that ships with the desk, in `varFolder`. */
  databaseUrl: string | undefined;
  /** Where the desk keeps what it makes: the database, its secrets. */
  varFolder: string;
  /** Whether sample people are there to sign in with; a desk with them listens on loopback only. */
  sample: boolean;
  /** What signs the sessions; undefined: one is made and kept in `varFolder`. */
  secret: string | undefined;
  /** The address that browsers use, where it is another than the one listened on. */
  publicUrl: string | undefined;
  /** The proxies in front whose word on where a request came from counts; empty: nobody's. */
  trustProxy: readonly string[];
  /** The virus scanner: a clamd at `host:port` or at its socket's path; undefined: none. */
  clamd: string | undefined;
  /** What the watchdog asks when all is well; who listens there alarms when it stays away. */
  watchHeartbeatUrl: string | undefined;
  /** Single sign-on by OpenID Connect; undefined: by the desk's own passwords and passkeys. */
  sso: SsoConfig | undefined;
  /** The private key that signs the record (PEM); undefined: made and kept in `varFolder`. */
  recordKey: string | undefined;
  /** The language of messages. */
  messageLang: 'vi' | 'en';
}

/** Reads the environment. Throws a sentence that names the variable where one has no sense. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const port = Number(env['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`PORT=${env['PORT']}: a port is a whole number from 0 to 65535.`);
  }
  const sample = env['THONGSUOT_SAMPLE'] ?? 'on';
  if (sample !== 'on' && sample !== 'off') {
    throw new RangeError(`THONGSUOT_SAMPLE=${sample}: it is either "on" or "off".`);
  }
  const messageLang = env['MESSAGE_LANG'] ?? 'vi';
  if (messageLang !== 'vi' && messageLang !== 'en') {
    throw new RangeError(`MESSAGE_LANG=${messageLang}: it is either "vi" or "en".`);
  }
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port,
    databaseUrl: env['DATABASE_URL'],
    varFolder: env['THONGSUOT_VAR'] ?? join(root, 'var'),
    sample: sample === 'on',
    secret: env['THONGSUOT_SECRET'],
    publicUrl: env['PUBLIC_URL'],
    ...readGatewayConfig(env),
    trustProxy: (env['TRUST_PROXY'] ?? '').split(/[\s,]+/).filter((one) => one !== ''),
    clamd: env['CLAMD'],
    recordKey: oneLine(env['THONGSUOT_RECORD_KEY']),
    watchHeartbeatUrl: heartbeatUrl(env['WATCH_HEARTBEAT_URL']),
    sso: ssoOf(env),
    messageLang,
  };
}

/** All four or none: half of a provider would fail at the first sign-in, not at the start. */
function ssoOf(env: NodeJS.ProcessEnv): SsoConfig | undefined {
  const names = ['SSO_NAME', 'SSO_DISCOVERY_URL', 'SSO_CLIENT_ID', 'SSO_CLIENT_SECRET'] as const;
  const [name, discoveryUrl, clientId, clientSecret] = names.map((key) => env[key]);
  if (name && discoveryUrl && clientId && clientSecret) {
    const acr = (env['SSO_ACR'] ?? '').split(/[\s,]+/).filter((one) => one !== '');
    return { name, discoveryUrl, clientId, clientSecret, ...(acr.length > 0 ? { acr } : {}) };
  }
  const missing = names.filter((key) => !env[key]);
  if (missing.length === names.length) return undefined;
  throw new RangeError(`${missing.join(', ')}: single sign-on needs ${names.join(', ')}.`);
}

/** A PEM in one line, as many an environment wants it: its line ends are written \n. */
function oneLine(pem: string | undefined): string | undefined {
  return pem?.replaceAll('\\n', '\n');
}

function heartbeatUrl(given: string | undefined): string | undefined {
  if (given === undefined || /^https?:$/.test(URL.parse(given)?.protocol ?? '')) return given;
  throw new RangeError('WATCH_HEARTBEAT_URL: it is an address, https://…');
}

/** The address that people are sent to, without a slash at its end. */
export function deskUrlOf({ publicUrl, port }: Config): string {
  return (publicUrl ?? `http://localhost:${port}`).replace(/\/$/, '');
}

/** The addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
