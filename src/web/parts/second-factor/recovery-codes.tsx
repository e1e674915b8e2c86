/** The recovery codes: to print or to copy, this once. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEntrance } from '../../words/entrance.ts';
import { CopyButton } from '../copy-button.tsx';
import css from './second-factor.module.css';

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const words = useEntrance().security.factor;
  return (
    <div className={css.recovery}>
      <p>{words.keepText}</p>
      <ul className={css.codes} aria-label={words.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <CopyButton text={codes.join('\n')} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
      </div>
    </div>
  );
}
