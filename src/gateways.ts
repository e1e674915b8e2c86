/** The means by which this desk sends, opened from what the operator has set. */
import type { DeliverySetup } from './app/delivery-setup.ts';
import type { Messengers } from './app/outbox-claim.ts';
import type { Config } from './config.ts';
import { openMail } from './notify/mail.ts';
import { smppMessenger } from './notify/smpp.ts';
import { readSmppUrl } from './notify/smpp-url.ts';
import type { Store } from './store/connect.ts';
import { addReceipt } from './store/receipts.ts';

/** What was opened: for the outbox, for the routes, and how it ends. */
export interface Gateways {
  messengers: Messengers;
  setup: DeliverySetup;
  close: () => Promise<void>;
}

/** Opens each gateway that is configured; none is usual. Throws a sentence on a wrong address. */
export function openGateways(config: Config, store: Store): Gateways {
  const messengers: Messengers = {};
  if (config.smtpUrl !== undefined) {
    messengers['mail'] = openMail({ url: config.smtpUrl, from: config.mailFrom ?? '' });
  }
  if (config.smppUrl !== undefined) {
    const options = readSmppUrl(config.smppUrl);
    const text = smppMessenger(options, {
      onReceipt: (gatewayId, state, words) =>
        addReceipt(store, { gateway: text.name, gatewayId, state, text: words }),
    });
    messengers['text'] = text;
  }
  const opened = Object.entries(messengers).flatMap(([channel, messenger]) =>
    messenger ? [{ channel, messenger }] : [],
  );
  return {
    messengers,
    setup: {
      gateways: opened.map(({ channel, messenger }) => ({ channel, name: messenger.name })),
      lang: config.messageLang,
      deskUrl: (config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/$/, ''),
    },
    close: async () => {
      await Promise.all(opened.map(({ messenger }) => messenger.close()));
    },
  };
}
