/** What is left before the desk can be relied on: each thing with why, and the way there. */
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Me } from '../../../../http/contract/directory.ts';
import type { SetupLeft } from '../../../../http/contract/setup.ts';
import { useSetupLeft } from '../../../api/setup.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useSetupWords } from '../../../words/setup.ts';
import { Gateways } from './gateways.tsx';
import css from './left.module.css';
import { Other } from './other.tsx';

export default function Left({ me }: { me: Me }) {
  const words = useSetupWords().left;
  const left = useSetupLeft();
  return (
    <Screen title={words.title} width="text">
      <p className="muted">{words.lead}</p>
      {left.isPending && <Loading />}
      {left.isError && <ProblemNotice error={left.error} onRetry={() => void left.refetch()} />}
      {left.data && <List me={me} left={left.data} />}
      <Section title={words.unseen.title}>
        <ul className={css.unseen}>
          {words.unseen.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Section>
    </Screen>
  );
}

interface Item {
  key: string;
  title: string;
  why: string;
  isDone: boolean;
  /** Where it is done. */
  href?: string;
  /** What the way there is called; otherwise "go there". */
  go?: string;
  has?: ReactNode;
}

function List({ me, left }: { me: Me; left: SetupLeft }) {
  const words = useSetupWords().left;
  const items = useItems(me, left);
  const open = items.filter(({ isDone }) => !isDone).length;
  return (
    <>
      <p role="status">
        <b>{words.count(open)}</b>
      </p>
      <ol className={css.list}>
        {items.map(({ key, title, why, isDone, href, go, has }) => (
          <li key={key} data-done={isDone}>
            <Mark isDone={isDone} />
            <div>
              <h2>{title}</h2>
              {!isDone && <p className="muted">{why}</p>}
              {has}
              {href !== undefined && !isDone && <Link href={href}>{go ?? words.go}</Link>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Mark({ isDone }: { isDone: boolean }) {
  const words = useSetupWords().left;
  const Icon = isDone ? IconCircleCheck : IconCircleDashed;
  return (
    <span className={css.mark}>
      <Icon size={24} stroke={1.75} aria-hidden="true" />
      <span className="unseen">{isDone ? words.done : words.todo}</span>
    </span>
  );
}

/** In the order in which a new desk is made to work. */
function useItems(me: Me, left: SetupLeft): Item[] {
  const words = useSetupWords().left;
  const isCustomer = me.party === 'customer';
  const others = left.otherSides.map((other) => ({
    key: other.unit,
    title: words.other.title(other.name),
    why: words.other.why,
    isDone: other.people > 0,
    has: <Other other={other} isLive={left.isLive} />,
  }));
  return [...others, ...useDirectory(isCustomer, left), ...useReaching(isCustomer, left)];
}

function useDirectory(isCustomer: boolean, left: SetupLeft): Item[] {
  const words = useSetupWords().left;
  const imports = '/quan-tri/nhap-xuat';
  const sites: Item = {
    key: 'sites',
    title: words.sites.title,
    why: words.sites.why,
    isDone: left.sites > 0,
    href: imports,
    has: <p>{words.sites.has(left.sites)}</p>,
  };
  return [
    {
      key: 'second',
      title: words.second.title,
      why: words.second.why,
      isDone: left.administrators > 1,
      href: '/quan-tri/nguoi-dung/moi',
    },
    ...(isCustomer ? [sites] : []),
    {
      key: 'circuits',
      title: words.circuits.title,
      why: isCustomer ? words.circuits.why : words.circuits.whyCarrier,
      isDone: left.circuits > 0,
      ...(isCustomer ? { href: imports } : {}),
      has: <p>{words.circuits.has(left.circuits)}</p>,
    },
    {
      key: 'people',
      title: words.people.title,
      why: isCustomer ? words.people.why : words.people.whyCarrier,
      isDone: left.people > 1,
      href: '/quan-tri/nguoi-dung/moi',
      has: <p>{words.people.has(left.people, left.invited)}</p>,
    },
  ];
}

function useReaching(isCustomer: boolean, left: SetupLeft): Item[] {
  const words = useSetupWords().left;
  const { address, gateways, incidents } = left;
  const channels = new Set(gateways.map(({ channel }) => channel));
  return [
    {
      key: 'gateways',
      title: words.gateways.title,
      why: words.gateways.why,
      isDone: channels.has('mail') && channels.has('text'),
      has: <Gateways gateways={gateways} isLive={left.isLive} />,
    },
    {
      key: 'live',
      title: words.live.title,
      why: isCustomer ? words.live.why : words.live.whyCarrier,
      isDone: left.isLive,
      ...(isCustomer ? { href: '/hop-thu-di' } : {}),
    },
    {
      key: 'ladder',
      title: words.ladder.title,
      why: words.ladder.why,
      isDone: left.levels > 0 && left.levelsFailing === 0,
      href: '/san-sang',
      has: <p>{words.ladder.has(left.levelsFailing, left.levels)}</p>,
    },
    {
      key: 'address',
      title: words.address.title,
      why: words.address.why,
      isDone: address.isPublic && !address.isBehindUnknownProxy,
      has: (
        <>
          <p className={css.url}>{words.address.is(address.url)}</p>
          {address.isBehindUnknownProxy && <p role="alert">{words.address.proxy}</p>}
        </>
      ),
    },
    {
      key: 'first',
      title: words.first.title,
      why: isCustomer ? words.first.why : words.first.whyCarrier,
      isDone: incidents > 0,
      ...(isCustomer ? { href: '/bao-su-co', go: words.first.report } : {}),
      ...(incidents > 0 ? { has: <p>{words.first.has(incidents)}</p> } : {}),
    },
  ];
}
