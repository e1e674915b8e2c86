/** Everything that the desk has told, or would have told: the sink, the switch, another try. */
import { Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { useDeliveries, type DeliveryFilters } from '../../api/deliveries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import { More } from '../../parts/more.tsx';
import { readFilters, writeFilters } from './filters.ts';
import { LiveSwitch } from './live-switch.tsx';
import css from './outbox.module.css';
import { Row } from './row.tsx';
import { Trial } from './trial.tsx';

export default function Outbox({ me }: { me: Me }) {
  const { w } = useWords();
  const words = w.outbox;
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const asked = useDeliveries(filters);
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = Boolean(filters.status ?? filters.channel);
  return (
    <Screen title={words.title}>
      <p className="muted">{words.lead}</p>
      {me.role === 'headquarters' && <LiveSwitch />}
      <Filters filters={filters} onChange={(next) => setParams(writeFilters(next))} />
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && items.length === 0 && (
        <EmptyState title={isNarrowed ? words.empty.noMatch : words.empty.title}>
          <p>{isNarrowed ? words.empty.noMatchText : words.empty.text}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={css.list} aria-label={words.title}>
          {items.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} me={me} />
          ))}
        </ul>
      )}
      <More asked={asked} />
      <Trial />
    </Screen>
  );
}

interface FilterProps {
  filters: DeliveryFilters;
  onChange: (filters: DeliveryFilters) => void;
}

function Filters({ filters, onChange }: FilterProps) {
  const { w } = useWords();
  const words = w.outbox;
  const options = (some: Record<string, string>, all: string) => [
    { value: '', label: all },
    ...Object.entries(some).map(([value, label]) => ({ value, label })),
  ];
  const { status = '', channel = '' } = filters;
  const change = (some: Record<string, string>): void =>
    onChange(readFilters(new URLSearchParams({ status, channel, ...some })));
  return (
    <div className={css.filters} role="search">
      <NativeSelect
        size="md"
        aria-label={words.status}
        value={status}
        data={options(words.statuses, words.allStatuses)}
        onChange={(event) => change({ status: event.currentTarget.value })}
      />
      <NativeSelect
        size="md"
        aria-label={words.channel}
        value={channel}
        data={options(w.delivery.channel, words.allChannels)}
        onChange={(event) => change({ channel: event.currentTarget.value })}
      />
      {status + channel !== '' && (
        <Button
          variant="subtle"
          leftSection={<IconX size={16} aria-hidden="true" />}
          onClick={() => onChange({})}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}
