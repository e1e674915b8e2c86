/** Everything that the desk has told, or would have told: the sink, the switch, another try. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Me } from '../../../http/contract/directory.ts';
import { queryString } from '../../api/client.ts';
import { useDeliveries, type DeliveryFilters } from '../../api/deliveries.ts';
import { SpanFields } from '../../parts/form/day-field.tsx';
import { allOr, SearchField, SelectField } from '../../parts/form/fields.tsx';
import { Found } from '../../parts/found.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useNarrowed, withSpan } from '../../parts/use-narrowed.ts';
import { useWords } from '../../words/use-words.tsx';
import { LiveSwitch } from './live-switch.tsx';
import css from './outbox.module.css';
import { Row } from './row.tsx';
import { Trial } from './trial.tsx';

const names = ['q', 'status', 'channel', 'from', 'to'] as const;

export default function Outbox({ me }: { me: Me }) {
  const words = useWords().w.outbox;
  const { shown, change, clear } = useNarrowed(names);
  const filters = withSpan(shown);
  const asked = useDeliveries(filters);
  const isNarrowed = Object.keys(shown).length > 0;
  const { title, text, noMatch, noMatchText } = words.empty;
  const download = (
    <Button component="a" variant="default" href={`/api/deliveries/export${queryString(filters)}`}>
      {words.export}
    </Button>
  );
  return (
    <Screen title={words.title} actions={download}>
      <p className="muted">{words.lead}</p>
      {me.role === 'headquarters' && <LiveSwitch />}
      <Filters shown={shown} change={change} clear={clear} />
      <Found
        asked={asked}
        none={isNarrowed ? { title: noMatch, text: noMatchText } : { title, text }}
      >
        {(items) => (
          <ul className={css.list} aria-label={words.title}>
            {items.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} me={me} />
            ))}
          </ul>
        )}
      </Found>
      <Trial />
    </Screen>
  );
}

interface FilterProps {
  shown: DeliveryFilters;
  change: (some: DeliveryFilters) => void;
  clear: () => void;
}

function Filters({ shown, change, clear }: FilterProps) {
  const { w } = useWords();
  const words = w.outbox;
  return (
    <div className={css.filters} role="search">
      <div className={css.search}>
        <SearchField
          label={words.search}
          labelled
          value={shown.q ?? ''}
          onChange={(q) => change({ q })}
        />
      </div>
      <SelectField
        label={words.status}
        value={shown.status ?? ''}
        options={allOr(words.allStatuses, words.statuses)}
        onChange={(status) => change({ status })}
      />
      <SelectField
        label={words.channel}
        value={shown.channel ?? ''}
        options={allOr(words.allChannels, w.delivery.channel)}
        onChange={(channel) => change({ channel })}
      />
      <SpanFields labels={words} value={shown} onChange={change} />
      {Object.keys(shown).length > 0 && (
        <Button
          variant="subtle"
          leftSection={<IconX size={16} aria-hidden="true" />}
          onClick={clear}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}
