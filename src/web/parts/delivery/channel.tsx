/** By what means: its shape, and its name (`quiet`: read aloud only). */
import {
  IconBell,
  IconDeviceMobileMessage,
  IconMail,
  IconPhone,
  IconWebhook,
  type Icon,
} from '@tabler/icons-react';
import type { Words } from '../../words/vi.ts';
import { useWords } from '../../words/use-words.tsx';

export type Channel = keyof Words['delivery']['channel'];

const icons: Record<Channel, Icon> = {
  mail: IconMail,
  text: IconDeviceMobileMessage,
  phone: IconPhone,
  webhook: IconWebhook,
  push: IconBell,
};

/** The name of a channel; one that this page does not know yet keeps the desk's own word. */
export function channelName(channel: string, w: Words): string {
  return isKnown(channel) ? w.delivery.channel[channel] : channel;
}

/** A channel by its icon and name; `quiet` leaves the name to a screen reader. */
export function ChannelMark({ channel, quiet }: { channel: string; quiet?: boolean }) {
  const { w } = useWords();
  const Shape = isKnown(channel) ? icons[channel] : IconBell;
  return (
    <>
      <Shape size={18} stroke={1.75} aria-hidden="true" />
      <span className={quiet ? 'unseen' : undefined}>{channelName(channel, w)}</span>
    </>
  );
}

function isKnown(channel: string): channel is Channel {
  return Object.hasOwn(icons, channel);
}
