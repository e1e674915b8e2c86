/** Search and filters. On a phone the filters fold away behind a button that counts them. */
import { ActionIcon, Button, Kbd, NativeSelect, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useId, useState, type RefObject } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import { openStates, stepOf } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useAgreements, useCounts, useProvinces } from '../../api/queries.ts';
import { Choice } from '../../parts/choice.tsx';
import { SelectField } from '../../parts/form/fields.tsx';
import { useWide } from '../../parts/use-wide.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './filter-bar.module.css';
import { isNarrowed, type BoardFilters } from './filters.ts';
import { useTyped } from '../../parts/form/use-typed.ts';
import { byName } from '../../parts/by-name.ts';

interface Props {
  me: Me;
  filters: BoardFilters;
  search: RefObject<HTMLInputElement | null>;
  onChange: (some: Partial<BoardFilters>, options?: { replace: boolean }) => void;
  onClear: () => void;
  /** Into the list, from the search. */
  onDown: () => void;
}

export function FilterBar({ me, filters, search, onChange, onClear, onDown }: Props) {
  const words = useWords().w.board.filters;
  const wide = useWide();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const { state, province, carrier, rfo, show } = filters;
  const count = [state, province, carrier, rfo, show !== 'open'].filter(Boolean).length;
  return (
    <div className={css.bar} role="search">
      <Search filters={filters} input={search} onChange={onChange} onDown={onDown} />
      {!wide && (
        <Button
          variant="default"
          aria-expanded={open}
          aria-controls={panel}
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden="true" />}
          onClick={() => setOpen(!open)}
        >
          {words.fold}
          {count > 0 && ` (${count})`}
        </Button>
      )}
      <div id={panel} className={css.panel} hidden={!wide && !open}>
        <Selects me={me} filters={filters} onChange={onChange} />
        <Choice
          label={words.show}
          hideLabel
          value={show}
          options={[
            { value: 'open', label: words.open },
            { value: 'ended', label: words.ended },
            { value: 'all', label: words.all },
          ]}
          onChange={(next) =>
            onChange({ show: next, mine: false, overdue: false, state: undefined, rfo: undefined })
          }
        />
        {show !== 'open' && <RfoSelect filters={filters} onChange={onChange} />}
        {(isNarrowed(filters) || show !== 'open') && (
          <Button
            variant="subtle"
            leftSection={<IconX size={16} aria-hidden="true" />}
            onClick={onClear}
          >
            {words.clear}
          </Button>
        )}
      </div>
    </div>
  );
}

interface SearchProps {
  filters: BoardFilters;
  input: RefObject<HTMLInputElement | null>;
  onChange: Props['onChange'];
  onDown: () => void;
}

function Search({ filters, input, onChange, onDown }: SearchProps) {
  const words = useWords().w.board.filters;
  const wide = useWide();
  const { typed, type } = useTyped(filters.q, (q) => onChange({ q }, { replace: true }));
  const clear = (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={words.clearSearch}
      onClick={() => type('')}
    >
      <IconX size={18} />
    </ActionIcon>
  );
  return (
    <TextInput
      ref={input}
      className={css.search}
      type="search"
      size="md"
      aria-label={words.search}
      placeholder={words.searchPlaceholder}
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      rightSection={typed ? clear : wide && <Kbd aria-hidden="true">/</Kbd>}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={({ key, nativeEvent, currentTarget }) => {
        if (nativeEvent.isComposing) return;
        if (key === 'ArrowDown') onDown();
        if (key !== 'Escape') return;
        if (typed === '') currentTarget.blur();
        else type('');
      }}
    />
  );
}

/** Of what has ended: whose root-cause report is owed, or late. */
function RfoSelect({ filters, onChange }: Pick<Props, 'filters' | 'onChange'>) {
  const words = useWords().w.board.filters.rfo;
  return (
    <SelectField
      label={words.label}
      hideLabel
      value={filters.rfo ?? 'all'}
      options={(['all', 'due', 'late'] as const).map((value) => ({ value, label: words[value] }))}
      onChange={(rfo) => onChange({ rfo: rfo === 'all' ? undefined : rfo })}
    />
  );
}

/** Only what gives a choice: a coordinator has one province, most customers one carrier. */
function Selects({ me, filters, onChange }: Pick<Props, 'me' | 'filters' | 'onChange'>) {
  const { w, say } = useWords();
  const words = w.board.filters;
  const provinces = useProvinces().data ?? [];
  const carriers = new Map(useAgreements().data?.map(({ carrier }) => [carrier.id, carrier.name]));
  const states = useStateOptions();
  const wide = useWide();
  const everywhere = me.role !== 'site' && me.role !== 'coordinator';
  return (
    <>
      {!wide && me.role !== 'site' && (
        <NativeSelect
          size="md"
          aria-label={words.state}
          value={filters.state ?? ''}
          data={[{ value: '', label: words.allStates }, ...states]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ show: 'open', state: openStates.find((state) => state === value) });
          }}
        />
      )}
      {everywhere && (
        <NativeSelect
          size="md"
          aria-label={words.province}
          value={filters.province ?? ''}
          data={[
            { value: '', label: words.allProvinces },
            ...provinces.toSorted(byName).map(({ code, name, open }) => ({
              value: code,
              label: open > 0 ? `${name} (${open})` : name,
            })),
          ]}
          onChange={(event) => onChange({ province: event.currentTarget.value || undefined })}
        />
      )}
      {me.party === 'customer' && carriers.size > 1 && (
        <NativeSelect
          size="md"
          aria-label={words.carrier}
          value={filters.carrier ?? ''}
          data={[
            { value: '', label: words.allCarriers },
            ...[...carriers].map(([id, name]) => ({ value: id, label: say(name) })),
          ]}
          onChange={(event) => onChange({ carrier: event.currentTarget.value || undefined })}
        />
      )}
    </>
  );
}

/** On a phone the steps are a list to choose from, where a desktop draws them side by side. */
function useStateOptions(): { value: string; label: string }[] {
  const { say } = useWords();
  const { data: counts } = useCounts();
  return openStates.map((state) => ({
    value: state,
    label: `${stepOf(state).clause}. ${say(terms.state[state])} (${counts?.byState[state] ?? 0})`,
  }));
}
