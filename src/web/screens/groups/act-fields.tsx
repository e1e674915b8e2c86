/** The fields of an act's form; for the one call, the number and the circuits to read out. */
import { Checkbox } from '@mantine/core';
import type { GroupView } from '../../../http/contract/groups.ts';
import { Choices } from '../../parts/form/choices.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { useWords } from '../../words/use-words.tsx';
import { EtrField } from '../incident/act/etr-field.tsx';
import { ReadOut, toBeRead } from './call-list.tsx';
import { fieldsOf, type Field, type SheetAct, type Values } from './act-values.ts';

interface Props {
  act: SheetAct;
  view: GroupView;
  values: Values;
  change: (some: Partial<Values>) => void;
  missing: Field[];
}

export function ActFields({ act, view, values, change, missing }: Props) {
  const words = useWords().w.groups.fields;
  const errorOf = (field: Field) => (missing.includes(field) ? words.missing : undefined);
  return (
    <>
      {act === 'call' && <OneCall view={view} values={values} change={change} />}
      {fieldsOf(act).map((field) =>
        field === 'etr' ? (
          <EtrField
            key={field}
            words={{ label: words.etr }}
            value={values.etr}
            onChange={(etr) => change({ etr })}
            error={errorOf(field)}
          />
        ) : (
          <TextField
            key={field}
            label={words[field]}
            lines="many"
            required
            value={values[field] ?? ''}
            onChange={(said) => change({ [field]: said })}
            error={errorOf(field)}
          />
        ),
      )}
      {act === 'diagnose' && (
        <Checkbox
          size="md"
          label={words.admits}
          checked={values.admits ?? false}
          onChange={(event) => change({ admits: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

/** One call for all: the list is what the caller reads out, and what the record will name. */
function OneCall({ view, values, change }: Pick<Props, 'view' | 'values' | 'change'>) {
  const words = useWords().w.groups.fields;
  return (
    <>
      <PhoneLink e164={view.hotline.e164} printed={view.hotline.printed} />
      <div>
        <h3>{words.list}</h3>
        <ReadOut circuits={toBeRead(view)} />
      </div>
      <Choices
        legend={words.outcome}
        layout="row"
        value={values.answered ? 'yes' : 'no'}
        onChange={(one) => change({ answered: one === 'yes' })}
        choices={[
          { value: 'yes', label: words.answered },
          { value: 'no', label: words.unanswered },
        ]}
      />
      {values.answered &&
        (['answeredBy', 'reference'] as const).map((field) => (
          <TextField
            key={field}
            label={words[field]}
            value={values[field] ?? ''}
            onChange={(said) => change({ [field]: said })}
          />
        ))}
    </>
  );
}
