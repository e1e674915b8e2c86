/** Where one can go, and who is shown the way: each place once, for header, thumb and account. */
import {
  IconHelp,
  IconInbox,
  IconLayoutList,
  IconMail,
  IconMap2,
  IconPhoneCall,
  IconPlus,
  IconRoute,
  IconSettings,
  IconShieldCheck,
  IconUserCircle,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Me } from '../../http/contract/directory.ts';
import { useWords } from '../words/use-words.tsx';

export interface Place {
  href: string;
  label: string;
  icon: TablerIcon;
  /** Stands out: the one thing that a person in need comes for. */
  primary?: boolean;
}

interface Places {
  /**
   * In the header of a desktop: the board has the button to report, the name leads to the account.
   */
  top: Place[];
  /** At the thumb of a phone: four at most. */
  bottom: Place[];
  /** What has no room there: listed on the account's page. */
  more: Place[];
}

/** Only the customer reports, and only those who coordinate make the calls. */
export function usePlaces(me: Me): Places {
  const { nav } = useWords().w.common;
  const board = { href: '/', label: nav.board, icon: IconLayoutList };
  const map = { href: '/ban-do', label: nav.map, icon: IconMap2 };
  const report = { href: '/bao-su-co', label: nav.report, icon: IconPlus, primary: true };
  const procedure = { href: '/quy-trinh', label: nav.procedure, icon: IconRoute };
  const outbox = { href: '/hop-thu-di', label: nav.outbox, icon: IconInbox };
  const mail = { href: '/thu-den', label: nav.mail, icon: IconMail };
  const readsMail = me.role === 'headquarters' || me.role === 'helpdesk' ? [mail] : [];
  const calls = { href: '/goi-dien', label: nav.calls, icon: IconPhoneCall };
  const groups = { href: '/dien-rong', label: nav.groups, icon: IconUsersGroup };
  const readiness = { href: '/san-sang', label: nav.readiness, icon: IconShieldCheck };
  const account = { href: '/tai-khoan', label: nav.account, icon: IconUserCircle };
  const guide = { href: '/huong-dan', label: nav.guide, icon: IconHelp };
  const admin = { href: '/quan-tri', label: nav.admin, icon: IconSettings };
  const administering = me.administers ? [admin] : [];
  const makesCalls = me.role === 'coordinator' || me.role === 'headquarters';
  const third = makesCalls ? calls : procedure;
  return {
    top: [
      board,
      map,
      groups,
      ...(makesCalls ? [calls] : []),
      outbox,
      readiness,
      procedure,
      ...administering,
    ],
    bottom: [board, ...(me.party === 'customer' ? [report] : []), third, account],
    more: [
      map,
      groups,
      outbox,
      ...readsMail,
      readiness,
      ...(makesCalls ? [procedure] : []),
      ...administering,
      guide,
    ],
  };
}
