/** Which message: its kind, level, reader, language, and the incident that it is about. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Testable } from '../../../../http/contract/deliveries.ts';
import { Choice } from '../../../parts/choice.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import { useWords } from '../../../words/use-words.tsx';
import { useTyped } from '../../../parts/form/use-typed.ts';
import {
  hasLevel,
  hasSides,
  isOfGroup,
  isOfIncident,
  kinds,
  type Asked,
  type Group,
  type Kind,
} from './asked.ts';
import { useKindName } from './names.ts';
import css from './templates.module.css';

interface Props {
  asked: Asked;
  agreements: Testable['items'];
  onChange: (some: Partial<Asked>) => void;
}

export function Chooser({ asked, agreements, onChange }: Props) {
  const words = useTemplateWords();
  const { kind, side, reader, lang } = asked;
  return (
    <Section title={words.which}>
      <div className={css.fields}>
        <KindField kind={kind} onChange={onChange} />
        {hasLevel(kind) && <LevelField asked={asked} agreements={agreements} onChange={onChange} />}
        {hasSides(asked) && (
          <Choice
            label={words.side}
            value={side}
            options={optionsOf(words.sides)}
            onChange={(value) => onChange({ side: value })}
          />
        )}
        {isOfGroup(kind) && (
          <Choice
            label={words.reader}
            value={reader}
            options={optionsOf(words.readers)}
            onChange={(value) => onChange({ reader: value })}
          />
        )}
        <Choice
          label={words.language}
          value={lang}
          options={[
            { value: 'vi', label: 'Tiếng Việt', lang: 'vi' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
          onChange={(value) => onChange({ lang: value })}
        />
        {agreements.length > 1 && (
          <AgreementField asked={asked} agreements={agreements} onChange={onChange} />
        )}
        {isOfIncident(kind) && <IncidentField incident={asked.incident} onChange={onChange} />}
      </div>
    </Section>
  );
}

function KindField({ kind, onChange }: { kind: Kind; onChange: Props['onChange'] }) {
  const words = useTemplateWords();
  const labelOf = useKindName();
  return (
    <NativeSelect
      size="md"
      aria-label={words.which}
      value={kind}
      data={(Object.keys(kinds) as Group[]).map((group) => ({
        group: words.kinds[group],
        items: kinds[group].map((value) => ({ value, label: labelOf(value) })),
      }))}
      onChange={(event) => onChange({ kind: event.currentTarget.value as Kind })}
    />
  );
}

function LevelField({ asked, agreements, onChange }: Props) {
  const words = useTemplateWords();
  const chosen = agreements.find(({ agreement }) => agreement.id === asked.agreement);
  const levels = (chosen ?? agreements[0])?.levels ?? [1];
  return (
    <Choice
      label={words.level}
      value={`${asked.level}`}
      options={levels.map((level) => ({ value: `${level}`, label: `${level}` }))}
      onChange={(value) => onChange({ level: Number(value) })}
    />
  );
}

function AgreementField({ asked, agreements, onChange }: Props) {
  const { say } = useWords();
  const words = useTemplateWords();
  return (
    <NativeSelect
      size="md"
      label={words.agreement}
      value={asked.agreement ?? agreements[0]?.agreement.id ?? ''}
      data={agreements.map(({ agreement: { id, title } }) => ({ value: id, label: say(title) }))}
      onChange={(event) => onChange({ agreement: event.currentTarget.value })}
    />
  );
}

function IncidentField({
  incident = '',
  onChange,
}: Pick<Asked, 'incident'> & Pick<Props, 'onChange'>) {
  const words = useTemplateWords();
  const { typed, type } = useTyped(incident, (text) =>
    onChange({ incident: text === '' ? undefined : text.toUpperCase() }),
  );
  return (
    <TextInput
      size="md"
      label={words.incident}
      description={words.incidentHint}
      placeholder="SC-2026-000123"
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

function optionsOf<V extends string>(labels: Record<V, string>): { value: V; label: string }[] {
  return (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
}
