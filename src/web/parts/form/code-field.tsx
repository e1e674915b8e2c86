/** A code that is read off a phone or a paper; the browser may know the phone's. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Takes the focus: the one thing to do there. */
  isFirst?: boolean;
}

export function CodeField({ label, value, onChange, isFirst = true }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  return (
    <TextInput
      ref={input}
      label={label}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      size="md"
      required
      withAsterisk={false}
      maxLength={40}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
