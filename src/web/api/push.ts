/** This phone as one that the desk tells by web push: asked for, subscribed, given up. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewPhone, PushPhones } from '../../http/contract/push.ts';
import { call } from './client.ts';

const key = ['push'];

/** Under which id the desk knows this phone. */
const ownKey = 'thongsuot.push';

/** Why this browser cannot be told; `blocked`: its owner has forbidden it. */
export type Bar = 'unsupported' | 'blocked';

/** What bars this browser from being told; undefined: nothing does. */
export function pushBar(): Bar | undefined {
  const isAble = 'serviceWorker' in navigator && 'PushManager' in window;
  if (!isAble || !('Notification' in window)) return 'unsupported';
  return Notification.permission === 'denied' ? 'blocked' : undefined;
}

/** One's phones, and which of them this is. */
export function usePhones() {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const phones = await call<PushPhones>('/me/push', { signal });
      return { ...phones, own: localStorage.getItem(ownKey) ?? undefined };
    },
  });
}

/** What came of asking; `failed`: the browser has leave, and its push service gave nothing. */
export type Asked = 'told' | 'refused' | 'failed';

/** Asks the owner of this browser, and subscribes it. */
export function useTellHere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ desk, label }: { desk: string; label: string }): Promise<Asked> => {
      if ((await Notification.requestPermission()) !== 'granted') return 'refused';
      const subscription = await subscribe(desk).catch(() => undefined);
      if (!subscription) return 'failed';
      const { endpoint, keys } = subscription.toJSON();
      const phone = { label, endpoint, keys } as NewPhone;
      const { id } = await call<{ id: string }>('/me/push', { method: 'POST', body: phone });
      localStorage.setItem(ownKey, id);
      return 'told';
    },
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Gives a phone up; where it is this one, its browser forgets the desk as well. */
export function useForgetPhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await call(`/me/push/${encodeURIComponent(id)}`, { method: 'DELETE' });
      if (localStorage.getItem(ownKey) !== id) return;
      localStorage.removeItem(ownKey);
      const registration = await navigator.serviceWorker.getRegistration();
      await (await registration?.pushManager.getSubscription())?.unsubscribe();
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

async function subscribe(desk: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: desk };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    // A subscription to a desk with other keys is in the way.
    const old = await pushManager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return pushManager.subscribe(options);
  }
}
