/** A password, which can be looked at. */
import { PasswordInput } from '@mantine/core';
import { useEntrance } from '../../words/entrance.ts';

interface Props {
  label: string;
  hint?: string;
  value: string;
  /** A new one, which the browser may make up, or the present one, which it may know. */
  kind?: 'new-password' | 'current-password';
  onChange: (value: string) => void;
}

export function PasswordField(props: Props) {
  const { label, hint, value, kind = 'current-password', onChange } = props;
  const entrance = useEntrance();
  return (
    <PasswordInput
      label={label}
      description={hint}
      name="password"
      visibilityToggleButtonProps={{ 'aria-label': entrance.signIn.showPassword }}
      autoComplete={kind}
      size="md"
      required
      withAsterisk={false}
      maxLength={128}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
