/** What the incident is about: circuit, carrier, agreement, report, contact. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from './basics.module.css';
import { Panel } from './panel.tsx';

export function Basics({ view }: { view: IncidentView }) {
  const { w, say } = useWords();
  const words = w.incident.basics;
  const { contact, diagnosis, agreement } = view;
  return (
    <Panel title={words.title}>
      <dl className={css.facts}>
        <Fact name={words.site}>
          {view.site.name}, {view.province.name}
          {view.siteNow && (
            <span className="muted small"> · {w.common.becameUnit(view.siteNow.name)}</span>
          )}
          {view.siteFormerly && (
            <span className="muted small">
              {' '}
              · {w.common.formerly(view.siteFormerly.join(', '))}
            </span>
          )}
        </Fact>
        <Fact name={words.circuit}>{view.circuit.code}</Fact>
        <Fact name={words.carrier}>{say(view.carrier.name)}</Fact>
        <Fact name={words.reported}>
          <When at={view.reportedAt} />
        </Fact>
        {view.description !== '' && <Fact name={words.description}>{view.description}</Fact>}
        {contact && (
          <Fact name={words.contact}>
            {contact.name},{' '}
            <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`} className={css.tel}>
              {contact.phone}
            </a>
          </Fact>
        )}
        {view.notifiedAt !== undefined && (
          <Fact name={words.notified}>
            <When at={view.notifiedAt} />
          </Fact>
        )}
        {diagnosis && <Fact name={words.cause}>{diagnosis.cause}</Fact>}
        <Fact name={words.agreement}>
          <Link href={`/quy-trinh/${agreement.id}`}>{say(agreement.title)}</Link>{' '}
          <span className="muted small">{words.version(agreement.version)}</span>
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
