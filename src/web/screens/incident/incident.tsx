/** One incident. `id` is its id or its code. */
import { useEffect, useState } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import type { IncidentView } from '../../../http/contract/incidents.ts';
import { useIncident } from '../../api/queries.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { dialledBy, onReturn } from '../../parts/dialled.ts';
import { Printed } from '../../parts/printed.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useWords } from '../../words/use-words.tsx';
import { WaitingHere } from '../outgoing/waiting-here.tsx';
import { Actions } from './act/actions.tsx';
import { CommandSheet } from './act/command-sheet.tsx';
import type { Done, Opened } from './act/opened.ts';
import { useIncidentDeeds } from './act/deeds.ts';
import { Attachments } from './attachments/attachments.tsx';
import { Clocks } from './clocks/clocks.tsx';
import { Rfo } from './closing/rfo.tsx';
import { Signatures } from './closing/signatures.tsx';
import { Cycles } from './cycles/cycles.tsx';
import { Glance } from './glance/glance.tsx';
import css from './incident.module.css';
import { Path } from './path/path.tsx';
import { RecordCard } from './record/record-card.tsx';
import { Basics } from './side/basics.tsx';
import { Ladder } from './side/ladder.tsx';
import { OutageStrip } from './side/outage-strip.tsx';
import { PromiseLedger } from './side/promise-ledger.tsx';
import { Responsibility } from './side/responsibility.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { Told } from './told/told.tsx';

export default function IncidentScreen({ id, me }: { id: string; me: Me }) {
  const { w } = useWords();
  const incident = useIncident(id);
  if (incident.data) {
    return <Whole asked={id} view={incident.data} me={me} askedAt={incident.dataUpdatedAt} />;
  }
  if (incident.isPending) return <Loading />;
  return (
    <Screen title={w.incident.title} width="text">
      <ProblemNotice error={incident.error} onRetry={() => void incident.refetch()} />
      <WaitingHere incident={id} me={me} />
    </Screen>
  );
}

/** Back from the telephone: what came of the call is asked before anything else. */
function callUnderWay(view: IncidentView, me: Me): Opened | undefined {
  const isHere = view.commands.includes('log-call') && dialledBy(me.person) === view.id;
  return isHere ? { command: 'log-call' } : undefined;
}

interface WholeProps {
  asked: string;
  view: IncidentView;
  me: Me;
  /** When the desk last told of it, in milliseconds since 1970; 0: it has not heard of it. */
  askedAt: number;
}

/** The incident by which the screen `asked`, as the desk shows it to this reader. */
function Whole({ asked, view, me, askedAt }: WholeProps) {
  const [opened, setOpened] = useState<Opened | undefined>(() => callUnderWay(view, me));
  const [done, setDone] = useState<Done | undefined>();
  const onDone = (act: Done): void => {
    setDone(act);
    setOpened(undefined);
  };
  useEffect(
    () => onReturn(() => setOpened((before) => before ?? callUnderWay(view, me))),
    [view, me],
  );
  const act = { asked, view, me, open: setOpened, onDone };
  useIncidentDeeds(view, setOpened);
  return (
    <Screen title={`${view.code} · ${view.site.name}`} hideTitle>
      <AsOf at={askedAt} />
      <Printed />
      <Glance view={view} me={me} />
      <div className={css.columns}>
        <div className={css.main}>
          <Actions {...act} done={done} isCalling={opened?.command === 'log-call'} />
          <WaitingHere incident={view.id} me={me} />
          <Signatures view={view} />
          <Rfo view={view} />
          <Attachments view={view} />
          <Path asked={asked} view={view} />
          <OutageStrip asked={asked} view={view} />
          <Cycles asked={asked} view={view} />
        </div>
        <div className={css.side}>
          <Clocks asked={asked} view={view} />
          <PromiseLedger asked={asked} view={view} />
          <Responsibility view={view} />
          <Ladder asked={asked} view={view} />
          <Told asked={asked} />
          <Basics view={view} />
          <RecordCard asked={asked} view={view} />
        </div>
        <div className={css.rest}>
          <Timeline asked={asked} view={view} me={me} open={setOpened} />
        </div>
      </div>
      {opened && (
        <CommandSheet
          key={`${opened.command} ${opened.entry ?? ''}`}
          {...act}
          opened={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Screen>
  );
}
