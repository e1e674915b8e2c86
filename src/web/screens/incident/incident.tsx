/** One incident. `id` is its id or its code. */
import type { Me } from '../../../http/contract/directory.ts';
import { useIncident } from '../../api/queries.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { WhoseMove } from '../../parts/whose-move.tsx';

export default function IncidentScreen({ id, me }: { id: string; me: Me }) {
  const incident = useIncident(id);
  if (incident.isPending) return <Loading />;
  if (incident.isError) return <ProblemNotice error={incident.error} />;
  const { code, state, whoseMove } = incident.data;
  return (
    <Screen title={code}>
      <StateBadge state={state} withStep />
      <WhoseMove whoseMove={whoseMove} party={me.party} />
    </Screen>
  );
}
