/** The filters of the outbox as its address has them, so that a view can be sent to somebody. */
import type { DeliveryFilters } from '../../api/deliveries.ts';

const statuses = ['queued', 'sending', 'sent', 'failed', 'sunk', 'done'] as const;
const channels = ['mail', 'text', 'phone', 'webhook', 'push'] as const;

/** Reads an address; what it does not understand it leaves out. */
export function readFilters(params: URLSearchParams): DeliveryFilters {
  const status = statuses.find((one) => one === params.get('status'));
  const channel = channels.find((one) => one === params.get('channel'));
  return { ...(status ? { status } : {}), ...(channel ? { channel } : {}) };
}

/** Writes an address: only what narrows the list. */
export function writeFilters({ status, channel }: DeliveryFilters): Record<string, string> {
  return { ...(status ? { status } : {}), ...(channel ? { channel } : {}) };
}
