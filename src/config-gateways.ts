/** What the environment says of gateways; part of config.ts. */

/** The means by which the desk tells and hears; each unset one is not there. */
export interface GatewayConfig {
  /** The mail server, `smtp://user:password@host:587`; undefined: the desk sends no mail. */
  smtpUrl: string | undefined;
  /** As whom it writes: `Thông Suốt <desk@example.vn>`. */
  mailFrom: string | undefined;
  /** The mailbox that is read, `imaps://user:password@host:993/INBOX`. */
  imapUrl: string | undefined;
  /** The gateway for text messages, `smpp://user:password@host:2775?from=BRAND`. */
  smppUrl: string | undefined;
  /** A file that describes another gateway for text messages, asked over HTTP. */
  textGatewayFile: string | undefined;
  /** The number that sites text to when no network is left; undefined: nobody is told of one. */
  textNumber: string | undefined;
  /** A file with the key of each webhook, `{"https://…": "whsec_…"}`. */
  webhookKeysFile: string | undefined;
  /** How a push service reaches the operator: `mailto:` or `https:`. */
  pushContact: string | undefined;
  /** The keys of web push; undefined: made once and kept in `varFolder`. */
  vapidKeys: { publicKey: string; privateKey: string } | undefined;
  /** Hosts of one's own network that webhooks and pushes may reach. */
  privateHosts: readonly string[];
}

/** Reads them. Throws a sentence that names the variable where two do not go together. */
export function readGatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const [smtpUrl, mailFrom] = [env['SMTP_URL'], env['MAIL_FROM']];
  if (smtpUrl !== undefined && mailFrom === undefined) {
    throw new RangeError(
      'MAIL_FROM: with SMTP_URL the sender has to be named, "Desk <desk@example.vn>".',
    );
  }
  const [smppUrl, textGatewayFile] = [env['SMPP_URL'], env['TEXT_GATEWAY']];
  if (smppUrl !== undefined && textGatewayFile !== undefined) {
    throw new RangeError('SMPP_URL and TEXT_GATEWAY: texts go by one of the two.');
  }
  return {
    smtpUrl,
    mailFrom,
    imapUrl: env['IMAP_URL'],
    smppUrl,
    textGatewayFile,
    textNumber: textNumber(env['TEXT_NUMBER']),
    webhookKeysFile: env['WEBHOOK_KEYS'],
    pushContact: env['PUSH_CONTACT'] ?? contactOf(mailFrom),
    vapidKeys: vapidKeys(env['VAPID_PUBLIC_KEY'], env['VAPID_PRIVATE_KEY']),
    privateHosts: (env['PRIVATE_HOSTS'] ?? '').split(/[\s,]+/).filter((host) => host !== ''),
  };
}

/** A phone number or a short code, as it is dialled: it goes into the address of a link. */
function textNumber(given: string | undefined): string | undefined {
  const digits = given?.replaceAll(/[\s.()-]/g, '');
  if (digits === undefined || /^\+?\d{3,15}$/.test(digits)) return digits;
  throw new RangeError(`TEXT_NUMBER=${given}: it is a phone number, or a short code.`);
}

/** The sender of the mails answers for the pushes as well, where nobody else is named. */
function contactOf(mailFrom: string | undefined): string | undefined {
  const address = /[^\s<>]+@[^\s<>]+/.exec(mailFrom ?? '')?.[0];
  return address === undefined ? undefined : `mailto:${address}`;
}

function vapidKeys(publicKey: string | undefined, privateKey: string | undefined) {
  if (publicKey !== undefined && privateKey !== undefined) return { publicKey, privateKey };
  if (publicKey === undefined && privateKey === undefined) return undefined;
  throw new RangeError('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY: both, or neither.');
}
