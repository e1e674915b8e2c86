/** "Tell me on this phone": the browser is asked for leave, and one's phones are listed. */
import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import type { PushPhones } from '../../../http/contract/push.ts';
import { pushBar, useForgetPhone, usePhones, useTellHere } from '../../api/push.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './tokens.module.css';

export function Phones() {
  const words = useWords().w.account.phones;
  const phones = usePhones();
  const data = phones.data;
  const others = data?.items.filter(({ id }) => id !== data.own) ?? [];
  return (
    <Section title={words.title}>
      <p className="muted">{words.text}</p>
      {phones.isPending && <Loading />}
      {phones.isError && (
        <ProblemNotice error={phones.error} onRetry={() => void phones.refetch()} />
      )}
      {data && (data.key === undefined ? <p>{words.off}</p> : <Here desk={data.key} {...data} />)}
      {others.length > 0 && (
        <ul className={css.list} aria-label={words.others}>
          {others.map((phone) => (
            <Phone key={phone.id} phone={phone} />
          ))}
        </ul>
      )}
    </Section>
  );
}

type Item = PushPhones['items'][number];

function Here({ desk, items, own }: { desk: string; items: Item[]; own: string | undefined }) {
  const words = useWords().w.account.phones;
  const tell = useTellHere();
  const forget = useForgetPhone();
  const here = items.find(({ id }) => id === own);
  const bar = pushBar();
  if (bar !== undefined && !here) return <p>{words.bars[bar]}</p>;
  const toggle = (): void => {
    if (here) forget.mutate(here.id);
    else tell.mutate({ desk, label: labelOf(navigator.userAgent) });
  };
  return (
    <>
      <div>
        <Button
          variant={here ? 'default' : 'light'}
          leftSection={<IconBell size={18} aria-hidden="true" />}
          loading={tell.isPending || forget.isPending}
          onClick={toggle}
        >
          {here ? words.notHere : words.here}
        </Button>
      </div>
      <p role="status">{here ? words.asked.told : tell.data && words.asked[tell.data]}</p>
      {tell.isError && <ProblemNotice error={tell.error} />}
      {forget.isError && <ProblemNotice error={forget.error} />}
    </>
  );
}

function Phone({ phone }: { phone: Item }) {
  const words = useWords().w.account.phones;
  const time = useTime();
  const forget = useForgetPhone();
  const { id, label, createdAt, lastOkAt } = phone;
  return (
    <li>
      <div>
        <b>{label}</b>
        <p className="muted small">
          {words.since(time.absolute(createdAt))}
          {lastOkAt !== undefined && <> · {words.lastOk(time.relative(lastOkAt))}</>}
        </p>
      </div>
      <Button
        variant="default"
        aria-label={`${words.forget}: ${label}`}
        loading={forget.isPending}
        onClick={() => forget.mutate(id)}
      >
        {words.forget}
      </Button>
      {forget.isError && <ProblemNotice error={forget.error} />}
    </li>
  );
}

/** How its owner tells it from others: the browser and the system that it names. */
function labelOf(agent: string): string {
  const first = (names: string[]): string | undefined => names.find((one) => agent.includes(one));
  const browser = first(['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari']) ?? 'Web';
  const system = first(['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux']);
  const named = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser;
  return system === undefined ? named : `${named} · ${system}`;
}
