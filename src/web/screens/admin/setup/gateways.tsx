/** By what means the desk sends: what is set, what is missing in words, and a test to oneself. */
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { SetupLeft } from '../../../../http/contract/setup.ts';
import { useSendTest } from '../../../api/deliveries.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useSetupWords } from '../../../words/setup.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './left.module.css';

interface Props {
  gateways: SetupLeft['gateways'];
  isLive: boolean;
}

export function Gateways({ gateways, isLive }: Props) {
  const words = useSetupWords().left.gateways;
  const { w, lang } = useWords();
  const test = useSendTest();
  const channels = new Set(gateways.map(({ channel }) => channel));
  const missing = (['mail', 'text'] as const).filter((channel) => !channels.has(channel));
  return (
    <>
      {gateways.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <p>
          {words.has} {gateways.map(({ name }) => name).join(', ')}
        </p>
      )}
      {missing.map((channel) => (
        <p key={channel} className={css.url}>
          {words.missing[channel]}
        </p>
      ))}
      {channels.has('mail') && (
        <div>
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate(lang)}>
            {words.test}
          </Button>
        </div>
      )}
      {test.data && (
        <p role="status">
          {isLive ? words.testedLive : words.testedSunk}{' '}
          <Link href="/hop-thu-di">{w.common.nav.outbox}</Link>
        </p>
      )}
      {test.isError && <ProblemNotice error={test.error} />}
    </>
  );
}
