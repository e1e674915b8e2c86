/** Agreements: the list; one of them with its versions, and for administrators a new one. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, Route, Switch } from 'wouter';
import type { AgreementVersions } from '../../../../http/contract/admin-agreements.ts';
import type { AgreementView, Me } from '../../../../http/contract/directory.ts';
import { useVersions, versionHref } from '../../../api/admin-agreements.ts';
import { useAgreements } from '../../../api/queries.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { deskNow } from '../../../parts/now.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { BackLink } from '../../../shell/back-link.tsx';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { WithHistory } from '../history.tsx';
import { Changes } from './changes.tsx';
import { NewVersion } from './new-version.tsx';

const here = '/quan-tri/thoa-thuan';

/** Each change of a contact is a version of its own: the latest of them first. */
const shownFirst = 10;

export default function Agreements({ me }: { me: Me }) {
  return (
    <Switch>
      <Route path={`${here}/:id`}>{({ id }) => <OneAgreement key={id} id={id} me={me} />}</Route>
      <Route component={List} />
    </Switch>
  );
}

function List() {
  const { w, say } = useWords();
  const { agreements: words } = useAdministering();
  const asked = useAgreements();
  return (
    <Screen title={w.admin.sections.agreements.title} width="text">
      <p className="muted">{words.lead}</p>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {asked.data && asked.data.length > 0 && (
        <ul className={css.list} aria-label={w.admin.sections.agreements.title}>
          {asked.data.map(({ id, title, version, carrier }) => (
            <li key={id}>
              <Link href={`${here}/${id}`} className={css.row}>
                <b>{say(title)}</b>
                <span className="muted small">
                  {say(carrier.name)} · {id} · {words.version(version)} ({words.inForce})
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
}

function OneAgreement({ id, me }: { id: string; me: Me }) {
  const { w, say } = useWords();
  const { agreements: words } = useAdministering();
  const agreement = useAgreements().data?.find((one) => one.id === id);
  const asked = useVersions(id);
  const { data } = asked;
  const isTheirs = me.role === 'headquarters' || me.role === 'director';
  return (
    <Screen
      title={agreement ? say(agreement.title) : w.admin.sections.agreements.title}
      actions={<BackLink href={here}>{w.admin.sections.agreements.title}</BackLink>}
    >
      <p className="muted">
        {id} · <Link href={`/quy-trinh/${id}`}>{words.paper}</Link>
      </p>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {data && !isTheirs && <Versions id={id} items={data.items} inForce={agreement} />}
      {data && isTheirs && (
        <WithHistory entries={data.history}>
          {(saved) => (
            <>
              <Versions id={id} items={data.items} inForce={agreement} />
              <NewVersion id={id} newest={data.items[0]?.version ?? 0} onDone={saved} />
            </>
          )}
        </WithHistory>
      )}
    </Screen>
  );
}

interface VersionsProps {
  id: string;
  items: AgreementVersions['items'];
  inForce: AgreementView | undefined;
}

function Versions({ id, items, inForce }: VersionsProps) {
  const { agreements: words } = useAdministering();
  const time = useTime();
  const now = deskNow();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, shownFirst);
  return (
    <Section title={words.versions}>
      <ul className={css.plain}>
        {shown.map(({ version, effectiveFrom, byName, changes = [] }) => (
          <li key={version}>
            <b>{words.version(version)}</b>
            {version === inForce?.version && ` · ${words.inForce}`}
            {effectiveFrom !== undefined && Date.parse(effectiveFrom) > now && ` · ${words.toCome}`}
            <br />
            <span className="muted small">
              {effectiveFrom === undefined
                ? words.always
                : words.from(time.absolute(effectiveFrom), byName ?? '')}
            </span>{' '}
            <a
              className={css.get}
              href={versionHref(id, version)}
              download
              aria-label={words.downloadOf(version)}
            >
              {words.download}
            </a>
            {changes.length > 0 && (
              <details>
                <summary className={css.more}>{words.changes(changes.length)}</summary>
                <Changes changes={changes} />
              </details>
            )}
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <div>
          <Button variant="default" onClick={() => setAll(true)}>
            {words.older(items.length - shown.length)}
          </Button>
        </div>
      )}
    </Section>
  );
}
