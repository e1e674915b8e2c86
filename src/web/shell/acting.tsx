/** In which of one's appointments one acts: chosen here, where there are several. */
import { NativeSelect } from '@mantine/core';
import type { Me } from '../../http/contract/directory.ts';
import { terms } from '../../http/contract/terms.ts';
import { useActAs } from '../api/people.ts';
import { useWords } from '../words/use-words.tsx';

export default function Acting({
  places,
  className,
}: {
  places: Me['places'];
  className?: string;
}) {
  const { w, say } = useWords();
  const actAs = useActAs();
  return (
    <NativeSelect
      {...(className === undefined ? {} : { className })}
      size="md"
      aria-label={w.people.acting.label}
      disabled={actAs.isPending}
      value={places.find(({ isActing }) => isActing)?.id ?? ''}
      data={places.map(({ id, role, unitName }) => ({
        value: id,
        label: `${say(terms.role[role])} · ${unitName}`,
      }))}
      onChange={(event) => actAs.mutate(event.currentTarget.value)}
    />
  );
}
