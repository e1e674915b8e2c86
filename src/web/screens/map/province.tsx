/** One province: its figures, its offices with what is open at each, and those that are well. */
import { Button } from '@mantine/core';
import { IconLayoutList } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import { useWall } from '../../api/board.ts';
import { useIncidents, useProvinces, useSites } from '../../api/queries.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { When } from '../../parts/when.tsx';
import { goBack } from '../../shell/arrival.ts';
import { BackLink } from '../../shell/back-link.tsx';
import { useDeeds } from '../../shell/keys.ts';
import { useWords } from '../../words/use-words.tsx';
import { Figures } from './figures.tsx';
import css from './province.module.css';
import { byName } from '../../parts/by-name.ts';

export default function ProvinceScreen({ code }: { code: string }) {
  const { w } = useWords();
  const words = w.map;
  const wall = useWall();
  const name = useProvinces().data?.find((one) => one.code === code)?.name ?? code;
  const standing = wall.data?.provinces.find((one) => one.code === code);
  const toBoard = (
    <Button
      component={Link}
      href={`/?province=${encodeURIComponent(code)}`}
      variant="default"
      leftSection={<IconLayoutList size={18} aria-hidden="true" />}
    >
      {words.toBoard}
    </Button>
  );
  useDeeds(name, [
    { id: 'back', keys: ['Escape'], shown: 'Esc', label: w.common.keys.back, run: goBack },
  ]);
  return (
    <Screen title={name} actions={toBoard}>
      <p>
        <BackLink href="/ban-do">← {words.title}</BackLink>
      </p>
      {wall.isError && <ProblemNotice error={wall.error} onRetry={() => void wall.refetch()} />}
      {wall.isPending && <Loading />}
      {wall.data && !standing && <EmptyState title={words.beyond}>{words.beyondText}</EmptyState>}
      {standing && (
        <div className={css.figures}>
          <Figures standing={standing} />
        </div>
      )}
      {standing && <Sites province={code} />}
    </Screen>
  );
}

function Sites({ province }: { province: string }) {
  const { w } = useWords();
  const incidents = useIncidents({ show: 'open', province, sort: 'due' });
  const sites = useSites({ province });
  const open = incidents.data?.pages.flatMap((page) => page.items) ?? [];
  const bySite = [...Map.groupBy(open, ({ site }) => site.id).values()];
  const down = new Set(open.map(({ site }) => site.id));
  const well = (sites.data?.items ?? [])
    .filter(({ id, kind }) => kind === 'site' && !down.has(id))
    .toSorted(byName);
  if (incidents.isPending) return <Loading />;
  return (
    <>
      <ul className={css.sites} aria-label={w.map.sites}>
        {bySite.map((some) => (
          <Site key={some[0]?.site.id} incidents={some} />
        ))}
      </ul>
      {well.length > 0 && (
        <details className={css.well}>
          <summary>{w.map.well(well.length)}</summary>
          <ul>
            {well.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Site({ incidents }: { incidents: IncidentSummary[] }) {
  return (
    <li className="card">
      <h2>{incidents[0]?.site.name}</h2>
      <ul>
        {incidents.map(({ id, code, state, due, outageSince }) => (
          <li key={id}>
            <Link href={`/su-co/${code}`} className="code tap">
              {code}
            </Link>
            <StateBadge state={state} />
            {due ? (
              <Deadline dueAt={due.dueAt} clock={due.clock} />
            ) : (
              <span className="muted small">
                <When at={outageSince} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
