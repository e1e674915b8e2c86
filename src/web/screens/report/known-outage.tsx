/** "Known outage here since 09:10, ETR 12:00: join it" — before anybody fills in the rest. */
import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useGroups } from '../../api/groups.ts';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './report.module.css';

interface Props {
  circuit: string;
  /** The outage that the report will join. */
  joined: string | undefined;
  onJoin: (group: string | undefined) => void;
}

export function KnownOutage({ circuit, joined, onJoin }: Props) {
  const words = useWords().w.groups.known;
  const time = useTime();
  const groups = useGroups({ circuit });
  // Only what is confirmed can be joined; a proposal is for those who coordinate.
  const group = groups.data?.find(({ state }) => state === 'confirmed');
  if (!group) return null;
  const isJoined = joined === group.id;
  return (
    <div className={css.warning} role="note">
      <IconUsersGroup size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <b>{words.title(time.absolute(group.since))}</b>
        </p>
        <p>{group.etr === undefined ? words.noEtr : words.etr(time.absolute(group.etr))}</p>
        {group.cause !== undefined && <p>{group.cause}</p>}
        <p>{isJoined ? words.joining : words.text}</p>
        <div className={css.ways}>
          <Button
            variant={isJoined ? 'default' : 'filled'}
            onClick={() => onJoin(isJoined ? undefined : group.id)}
          >
            {isJoined ? words.apart : words.join}
          </Button>
          <Link href={`/dien-rong/${group.id}`} className={css.go}>
            {words.open}
          </Link>
        </div>
      </div>
    </div>
  );
}
