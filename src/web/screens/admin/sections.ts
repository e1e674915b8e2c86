/** The parts of administration: each once, with who is shown it and its screen. */
import {
  IconArchive,
  IconAddressBook,
  IconBuildingBank,
  IconCalendar,
  IconDeviceMobileMessage,
  IconFileText,
  IconHistory,
  IconHourglass,
  IconListCheck,
  IconMailCog,
  IconRoute,
  IconTableImport,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import type { Words } from '../../words/vi.ts';

interface AdminSection {
  /** Below /quan-tri; what follows it in the address is the section's own. */
  path: string;
  words: Exclude<keyof Words['admin']['sections'], 'label'>;
  icon: TablerIcon;
  /** Who is shown it; what the desk answers is decided there, in domain/administration.ts. */
  isFor: (me: Me) => boolean;
  screen: ComponentType<{ me: Me }>;
}

const isCustomer = (me: Me): boolean => me.party === 'customer';

export const sections: readonly AdminSection[] = [
  {
    path: 'thiet-lap',
    words: 'setup',
    icon: IconListCheck,
    isFor: (me) => me.oversees,
    screen: lazy(() => import('./setup/left.tsx')),
  },
  {
    path: 'don-vi',
    words: 'units',
    icon: IconBuildingBank,
    isFor: isCustomer,
    screen: lazy(() => import('./units/units.tsx')),
  },
  {
    path: 'kenh',
    words: 'circuits',
    icon: IconRoute,
    isFor: isCustomer,
    screen: lazy(() => import('./circuits/circuits.tsx')),
  },
  {
    path: 'nhap-xuat',
    words: 'imports',
    icon: IconTableImport,
    isFor: () => true,
    screen: lazy(() => import('./imports/imports.tsx')),
  },
  {
    path: 'dau-moi',
    words: 'contacts',
    icon: IconAddressBook,
    isFor: (me) => me.oversees,
    screen: lazy(() => import('./contacts/contacts.tsx')),
  },
  {
    path: 'lich',
    words: 'calendar',
    icon: IconCalendar,
    isFor: (me) => me.oversees,
    screen: lazy(() => import('./calendar/calendar.tsx')),
  },
  {
    path: 'thoa-thuan',
    words: 'agreements',
    icon: IconFileText,
    isFor: () => true,
    screen: lazy(() => import('./agreements/agreements.tsx')),
  },
  {
    path: 'nhan-tin',
    words: 'texts',
    icon: IconDeviceMobileMessage,
    isFor: isCustomer,
    screen: lazy(() => import('./texts/texts.tsx')),
  },
  {
    path: 'mau-tin',
    words: 'templates',
    icon: IconMailCog,
    isFor: () => true,
    screen: lazy(() => import('./templates/templates.tsx')),
  },
  {
    path: 'nguoi-dung',
    words: 'people',
    icon: IconUsers,
    isFor: (me) => me.appoints.length > 0,
    screen: lazy(() => import('./people/people.tsx')),
  },
  {
    path: 'giao-nop',
    words: 'archives',
    icon: IconArchive,
    isFor: (me) => me.oversees || me.role === 'coordinator',
    screen: lazy(() => import('./archives/archives.tsx')),
  },
  {
    path: 'luu-giu',
    words: 'retention',
    icon: IconHourglass,
    isFor: (me) => me.oversees,
    screen: lazy(() => import('./retention/retention.tsx')),
  },
  {
    path: 'nhat-ky',
    words: 'audit',
    icon: IconHistory,
    isFor: (me) => me.oversees,
    screen: lazy(() => import('./audit/audit.tsx')),
  },
];
