/** The root-cause report: asked for, owed after the closing, given. */
import { IconHourglassLow, IconReportSearch } from '@tabler/icons-react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { Deadline } from '../../../parts/deadline.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { Panel } from '../side/panel.tsx';
import css from './closing.module.css';

export function Rfo({ view }: { view: IncidentView }) {
  const { w } = useWords();
  const time = useTime();
  const { rfo, rfoDueAt } = view;
  if (!rfo) return null;
  const words = w.incident.rfo;
  const { given } = rfo;
  return (
    <Panel title={words.title}>
      <div className={css.signature} data-signed={given ? true : undefined}>
        {given ? (
          <IconReportSearch size={20} stroke={1.75} aria-hidden="true" />
        ) : (
          <IconHourglassLow size={20} stroke={1.75} aria-hidden="true" />
        )}
        <div>
          <p>
            {words.by[rfo.by]}
            {rfo.reason !== undefined && `: ${rfo.reason}`}
          </p>
          {rfoDueAt !== undefined && <Deadline dueAt={rfoDueAt} clock="rfo" />}
          {!given && rfoDueAt === undefined && (
            <p className="muted">{words.afterClosing(time.duration(rfo.allowedMs))}</p>
          )}
          {given && (
            <>
              <p>
                <b>{words.cause}</b> {given.cause}
              </p>
              {given.measures !== undefined && (
                <p>
                  <b>{words.measures}</b> {given.measures}
                </p>
              )}
              <p className="muted small">
                {given.name}, <When at={given.at} />
              </p>
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}
