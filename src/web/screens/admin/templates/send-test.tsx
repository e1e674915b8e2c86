/** Sends the message that is looked at, as a test, to oneself or to a contact of one's own side. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { PreviewQuery, TestBody, Testable } from '../../../../http/contract/deliveries.ts';
import { useSendWhat } from '../../../api/previews.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import { useWords } from '../../../words/use-words.tsx';
import { Message } from '../../outbox/message.tsx';
import css from './templates.module.css';

interface Props {
  query: PreviewQuery;
  item: Testable['items'][number] | undefined;
}

export function SendTest({ query, item }: Props) {
  const { w } = useWords();
  const words = useTemplateWords().send;
  const [chosen, setChosen] = useState('');
  const send = useSendWhat();
  const targets = (item?.contacts ?? []).flatMap(({ id, name, channels }) =>
    channels.map((channel) => ({
      value: `${id} ${channel}`,
      label: `${name}: ${w.delivery.channel[channel].toLowerCase()}`,
      to: { agreement: item?.agreement.id ?? '', contact: id, channel },
    })),
  );
  const submit = (): void => {
    const { lang, ...what } = query;
    const to = targets.find(({ value }) => value === chosen)?.to;
    const body: TestBody = { ...(lang ? { lang } : {}), what, ...(to ? { to } : {}) };
    send.mutate(body);
  };
  return (
    <Section title={words.title}>
      <p className="muted">{words.text}</p>
      <div className={css.send}>
        <NativeSelect
          size="md"
          label={words.to}
          value={chosen}
          data={[{ value: '', label: words.me }, ...targets]}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button size="md" loading={send.isPending} onClick={submit}>
          {words.button}
        </Button>
      </div>
      {targets.length === 0 && <p className="muted small">{words.noContacts}</p>}
      {send.isError && <ProblemNotice error={send.error} />}
      {send.data && (
        <div role="status" className={css.fields}>
          <p>{words.done}</p>
          <Message id={send.data.id} />
        </div>
      )}
    </Section>
  );
}
