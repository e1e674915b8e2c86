/** Light, dark, or as the system is: kept by this machine. */
import { useMantineColorScheme } from '@mantine/core';
import { useWords } from '../words/use-words.tsx';
import { Choice } from './choice.tsx';

export function SchemeChoice({ hideLabel = false }: { hideLabel?: boolean }) {
  const { w } = useWords();
  // Kept transitions: without them Mantine writes a <style> element, which the policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const { schemes } = w.account;
  return (
    <Choice
      label={w.account.scheme}
      hideLabel={hideLabel}
      value={colorScheme}
      options={[
        { value: 'light', label: schemes.light },
        { value: 'dark', label: schemes.dark },
        { value: 'auto', label: schemes.auto },
      ]}
      onChange={setColorScheme}
    />
  );
}
