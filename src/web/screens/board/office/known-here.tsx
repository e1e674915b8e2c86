/** Over a technician's board: the known outage that his dead line may be part of, to join it. */
import { useLocation } from 'wouter';
import type { Me } from '../../../../http/contract/directory.ts';
import { useCircuit } from '../../../api/queries.ts';
import { readDraft, writeDraft } from '../../../parts/form/draft.ts';
import { KnownOutage } from '../../report/known-outage.tsx';
import { emptyReport, type ReportDraft } from '../../report/report-draft.ts';
import { useUnsent } from '../unsent.tsx';

export function KnownHere({ me }: { me: Me }) {
  const [, navigate] = useLocation();
  const circuit = useCircuit(me.circuit);
  const isReported = useUnsent(me).length > 0 || (circuit.data?.openIncidents.length ?? 1) > 0;
  if (me.circuit === undefined || isReported) return null;
  const join = (group: string | undefined): void => {
    const name = `${me.person}.report`;
    writeDraft(name, { ...emptyReport, ...readDraft<ReportDraft>(name), group });
    navigate('/bao-su-co');
  };
  return <KnownOutage circuit={me.circuit} joined={undefined} onJoin={join} />;
}
