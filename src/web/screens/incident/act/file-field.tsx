/** The file of a report: one that the own side attached already, or a new one, sent at once. */
import { Button, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Party } from '../../../../http/contract/procedure.ts';
import { useAttachments } from '../../../api/upload.ts';
import { send } from '../../../offline/pass.ts';
import { accepted } from '../../../offline/photos.ts';
import { SelectField } from '../../../parts/form/fields.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from './command-form.module.css';
import type { FieldWords } from './field-words.ts';

interface Props {
  incident: string;
  words: FieldWords;
  party: Party;
  value: string | undefined;
  onChange: (sha256: string | undefined) => void;
}

export function FileField({ incident, words, party, value, onChange }: Props) {
  const { w } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { own, sending } = useOwnFiles(incident, party, onChange);
  const said = w.incident.files;
  return (
    <div className={css.file}>
      <SelectField
        label={`${words.label} (${w.common.optional})`}
        value={value ?? ''}
        options={[
          { value: '', label: said.none },
          ...own.map(({ sha256, name }) => ({ value: sha256, label: name })),
        ]}
        onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) sending.mutate(file);
          currentTarget.value = '';
        }}
      />
      <Button
        type="button"
        variant="default"
        size="md"
        loading={sending.isPending}
        leftSection={<IconPaperclip size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {said.pick}
      </Button>
      {sending.isError && <ProblemNotice error={sending.error} />}
      <Text size="sm" c="dimmed">
        {words.hint}
      </Text>
    </div>
  );
}

/** The files of one's own side, the newest first, and how another joins them and is chosen. */
function useOwnFiles(incident: string, party: Party, choose: (sha256: string) => void) {
  const client = useQueryClient();
  const files = useAttachments(incident);
  const sending = useMutation({
    mutationFn: async (file: File) => {
      const key = crypto.randomUUID();
      const act = { name: 'attach', body: { file, name: file.name } } as const;
      await send({ id: key, incident, act });
      const { data } = await files.refetch();
      const sent = data?.items.findLast(({ by }) => by === party);
      if (sent) choose(sent.sha256);
      await client.invalidateQueries({ queryKey: ['incident'] });
      await client.invalidateQueries({ queryKey: ['record'] });
    },
  });
  const own = files.data?.items.filter(({ by, state }) => by === party && state !== 'infected');
  return { own: own?.toReversed() ?? [], sending };
}
