/** Copies a text, and says so. */
import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../words/use-words.tsx';

interface Props {
  text: string;
  /** What is copied, where the button stands far from it. */
  label?: string;
}

export function CopyButton({ text, label }: Props) {
  const { w } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      leftSection={<Icon size={18} aria-hidden="true" />}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      <span role="status">{copied ? w.common.copied : (label ?? w.common.copy)}</span>
    </Button>
  );
}
