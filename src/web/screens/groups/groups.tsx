/** Mass outages: what is proposed first, then what is open, each with how many are back. */
import { IconAlertTriangle, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { GroupSummary } from '../../../http/contract/groups.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useGroups, type Show } from '../../api/groups.ts';
import { Choice } from '../../parts/choice.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './groups.module.css';

export default function Groups() {
  const words = useWords().w.groups;
  const [show, setShow] = useState<Show>('open');
  const groups = useGroups({ show });
  const { open, ended, all } = words.shows;
  return (
    <Screen title={words.title} width="text">
      <p className="muted">{words.lead}</p>
      <Choice
        label={words.show}
        hideLabel
        value={show}
        options={[
          { value: 'open', label: open },
          { value: 'ended', label: ended },
          { value: 'all', label: all },
        ]}
        onChange={setShow}
      />
      {groups.isPending && <Loading />}
      {groups.isError && (
        <ProblemNotice error={groups.error} onRetry={() => void groups.refetch()} />
      )}
      {groups.data?.length === 0 && (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
      <ul className={css.list}>
        {groups.data?.map((group) => (
          <li key={group.id}>
            <Row group={group} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function Row({ group }: { group: GroupSummary }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.groups;
  const isAsked = group.state === 'proposed';
  const Icon = isAsked ? IconAlertTriangle : IconUsersGroup;
  const until = group.endedAt === undefined ? time.now : Date.parse(group.endedAt);
  return (
    <Link href={`/dien-rong/${group.id}`} className={`card ${css.row}`} data-state={group.state}>
      <Icon size={22} stroke={1.75} aria-hidden="true" />
      <span className={css.what}>
        <b>
          {group.province.name} · {group.carrier.name}
        </b>
        <span>
          {say(terms.groupState[group.state])} · {words.back(group.back, group.sites)}
        </span>
        <span className="muted small">
          {group.code} ·{' '}
          {words.since(time.absolute(group.since), time.elapsed(until - Date.parse(group.since)))}
        </span>
        <span className="small">
          {group.etr === undefined ? words.noEtr : words.etr(time.absolute(group.etr))}
        </span>
      </span>
    </Link>
  );
}
