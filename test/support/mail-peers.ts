/**
 * Debian's own postfix and dovecot, each in a folder of its own: a mail server that takes mail by
 * SMTP with TLS, bounces what it cannot deliver, and a store that is read by IMAP.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { selfSigned } from './certificate.ts';

/** The two servers, and whom they know. */
export interface MailPeers {
  /** Takes mail by SMTP, with STARTTLS. */
  smtpUrl: string;
  /** The mailbox of the desk, by IMAP with TLS. */
  imapUrl: string;
  /** The authority that signed both. */
  ca: string;
  stop: () => Promise<void>;
}

/** Why they cannot be had here; undefined: they can. */
export function whyNoMailPeers(): string | undefined {
  const missing = ['/usr/sbin/postfix', '/usr/sbin/dovecot'].filter((file) => !existsSync(file));
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  return userInfo().uid === 0 ? undefined : 'postfix runs as root alone';
}

/** The mailbox takes `desk@example.vn` and `desk+anything@example.vn`; nobody else has one. */
export async function startMailPeers(): Promise<MailPeers> {
  // Short: a path to a socket has 107 characters at most.
  const folder = mkdtempSync('/tmp/peers-');
  chmodSync(folder, 0o755);
  const [smtpPort, imapPort] = [await freePort(), await freePort()];
  const { key, cert } = selfSigned();
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  writeFileSync(keyFile, key, { mode: 0o600 });
  writeFileSync(certFile, cert);
  const mails = join(folder, 'mail');
  mkdirSync(mails);
  execFileSync('chown', ['nobody', mails]);
  const dovecot = startDovecot({ folder, imapPort, keyFile, certFile, mails });
  startPostfix({ folder, smtpPort, keyFile, certFile, mails });
  await Promise.all([answers(smtpPort), answers(imapPort)]);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}?tls=on`,
    imapUrl: `imaps://desk:sesame@127.0.0.1:${imapPort}/INBOX`,
    ca: cert,
    stop: async () => {
      execFileSync('/usr/sbin/postfix', ['-c', join(folder, 'postfix'), 'stop'], {
        stdio: 'ignore',
      });
      const ended = once(dovecot, 'close');
      dovecot.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  folder: string;
  keyFile: string;
  certFile: string;
  mails: string;
}

function startDovecot(place: Place & { imapPort: number }): ChildProcess {
  const { folder, imapPort, keyFile, certFile, mails } = place;
  const file = join(folder, 'dovecot.conf');
  const uid = execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).trim();
  writeFileSync(
    file,
    `base_dir = ${folder}/dovecot
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
ssl = required
ssl_cert = <${certFile}
ssl_key = <${keyFile}
mail_location = maildir:${mails}/%n
first_valid_uid = 1
# A reader that waits (IDLE) hears of a mail at once, where the kernel does not tell of files too.
mailbox_idle_check_interval = 1s
passdb {
  driver = static
  args = password=sesame
}
userdb {
  driver = static
  args = uid=${uid} gid=${uid} home=${mails}/%n
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${imapPort}
  }
}
`,
  );
  return spawn('/usr/sbin/dovecot', ['-F', '-c', file], { stdio: 'ignore' });
}

function startPostfix(place: Place & { smtpPort: number }): void {
  const { folder, smtpPort, keyFile, certFile, mails } = place;
  const [config, queue, data] = ['postfix', 'queue', 'data'].map((name) => join(folder, name));
  for (const made of [config ?? '', queue ?? '', data ?? '']) mkdirSync(made);
  execFileSync('chown', ['postfix', data ?? '']);
  const uid = execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).trim();
  const gid = execFileSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).trim();
  writeFileSync(join(config ?? '', 'virtual'), 'desk@example.vn desk/\n');
  writeFileSync(
    join(config ?? '', 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.vn
mydestination =
virtual_mailbox_domains = example.vn
virtual_mailbox_maps = texthash:${config}/virtual
virtual_mailbox_base = ${mails}
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
virtual_minimum_uid = 1
recipient_delimiter = +
smtpd_tls_cert_file = ${certFile}
smtpd_tls_key_file = ${keyFile}
smtpd_tls_security_level = encrypt
smtpd_relay_restrictions = permit_mynetworks, reject
# Taken first and bounced later, as a server does that asks another one.
smtpd_reject_unlisted_recipient = no
default_transport = error:outside is not reached from a test
`,
  );
  writeFileSync(
    join(config ?? '', 'master.cf'),
    [
      `127.0.0.1:${smtpPort} inet n - n - - smtpd`,
      'pickup unix n - n 60 1 pickup',
      'cleanup unix n - n - 0 cleanup',
      'qmgr unix n - n 300 1 qmgr',
      'tlsmgr unix - - n 1000? 1 tlsmgr',
      'rewrite unix - - n - - trivial-rewrite',
      'bounce unix - - n - 0 bounce',
      'defer unix - - n - 0 bounce',
      'trace unix - - n - 0 bounce',
      'error unix - - n - - error',
      'retry unix - - n - - error',
      'proxymap unix - - n - - proxymap',
      'anvil unix - - n - 1 anvil',
      'virtual unix - n n - - virtual',
      'postlog unix-dgram n - n - 1 postlogd',
      '',
    ].join('\n'),
  );
  execFileSync('/usr/sbin/postfix', ['-c', config ?? '', 'start'], { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when something listens there. */
async function answers(port: number): Promise<void> {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    if (Date.now() > giveUpAt) throw new Error(`nothing listens on ${port}`);
  }
}
