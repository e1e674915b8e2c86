/** What kind of thing an entry is, by shape. Decoration: the name beside it says the same. */
import {
  IconAlertTriangle,
  IconArrowUpRight,
  IconBellRinging,
  IconCalendarTime,
  IconCheck,
  IconCircleDot,
  IconClockExclamation,
  IconCloudStorm,
  IconMessage,
  IconPaperclip,
  IconPencil,
  IconPhone,
  IconReportSearch,
  IconScale,
  IconSignature,
  IconStethoscope,
  IconTool,
  IconUserOff,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { EventType } from '../../../../http/contract/procedure.ts';
import css from './timeline.module.css';

const icons: Record<EventType, Icon> = {
  reported: IconAlertTriangle,
  'self-diagnosed': IconStethoscope,
  withdrawn: IconX,
  'hotline-called': IconPhone,
  'carrier-notified': IconPhone,
  responded: IconMessage,
  updated: IconMessage,
  diagnosed: IconStethoscope,
  'responsibility-proposed': IconScale,
  'responsibility-agreed': IconScale,
  'responsibility-disputed': IconScale,
  'repaired-locally': IconTool,
  'etr-revised': IconCalendarTime,
  'force-majeure-claimed': IconCloudStorm,
  'force-majeure-accepted': IconCloudStorm,
  'force-majeure-rejected': IconCloudStorm,
  'force-majeure-ended': IconCloudStorm,
  'fixed-reported': IconTool,
  confirmed: IconCheck,
  rejected: IconX,
  breached: IconClockExclamation,
  escalated: IconArrowUpRight,
  'level-skipped': IconUserOff,
  'escalation-offered': IconBellRinging,
  signed: IconSignature,
  closed: IconCheck,
  'rfo-asked': IconReportSearch,
  'rfo-given': IconReportSearch,
  attached: IconPaperclip,
  noted: IconMessage,
  corrected: IconPencil,
};

const named: Partial<Record<string, Icon>> = icons;

export function EntryIcon({ type }: { type: string }) {
  const Shape = named[type] ?? IconCircleDot;
  return (
    <span className={css.icon} aria-hidden="true">
      <Shape size={16} stroke={1.75} />
    </span>
  );
}
