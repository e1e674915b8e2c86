/** One field of a command's form, by its kind. */
import type { CommandName, Party } from '../../../../http/contract/procedure.ts';
import { Checklist } from '../../../parts/self-check/checklist.tsx';
import { VerdictChoice } from '../../../parts/self-check/verdict.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { HolderChoice, HowChoice, MeansChoice } from './choice-fields.tsx';
import { EtrField } from './etr-field.tsx';
import { FileField } from './file-field.tsx';
import { fieldWords } from './field-words.ts';
import type { Field } from './fields.ts';
import type { Values } from './values.ts';
import { WordsInput } from './words-input.tsx';

interface Props {
  field: Field;
  /** The incident's id. */
  incident: string;
  command: CommandName;
  /** The reader's side. */
  party: Party;
  values: Values;
  change: (change: Partial<Values>) => void;
  isMissing: boolean;
}

const verdictOptions = ['carrier', 'local'] as const;

export function FieldInput(props: Props) {
  const { field, incident, command, party, values, change, isMissing } = props;
  const { w } = useWords();
  const words = fieldWords(w, command, field.name);
  const shared = { words, party, error: isMissing ? words.missing : undefined };
  const answers = values.answers ?? {};
  switch (field.kind) {
    case 'words':
    case 'line':
      return (
        <WordsInput
          {...shared}
          field={field}
          value={values[field.name] ?? ''}
          onChange={(said) => change({ [field.name]: said })}
        />
      );
    case 'etr':
      return <EtrField {...shared} value={values.etr} onChange={(etr) => change({ etr })} />;
    case 'holder':
      return (
        <HolderChoice
          {...shared}
          command={command}
          value={values.holder}
          onChange={(holder) => change({ holder })}
        />
      );
    case 'means':
      return (
        <MeansChoice {...shared} value={values.means} onChange={(means) => change({ means })} />
      );
    case 'how':
      return <HowChoice {...shared} value={values.how} onChange={(how) => change({ how })} />;
    case 'file':
      return (
        <FileField
          {...shared}
          incident={incident}
          value={values.file}
          onChange={(file) => change({ file })}
        />
      );
    case 'self-check':
      return (
        <>
          <Checklist answers={answers} onChange={(given) => change({ answers: given })} />
          <VerdictChoice
            answers={answers}
            options={verdictOptions}
            value={values.verdict}
            onChange={(verdict) => change({ verdict })}
            error={shared.error}
          />
        </>
      );
  }
}
