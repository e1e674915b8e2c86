/** Agreements: their versions; for administrators a new one, looked at before it is in force. */
import { useAgreements } from '../../../api/queries.ts';
import { useVersions } from '../../../api/admin-agreements.ts';
import type { Me } from '../../../../http/contract/directory.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { Changes, NewVersion } from './new-version.tsx';

export default function Agreements({ me }: { me: Me }) {
  const { w, say } = useWords();
  const asked = useAgreements();
  return (
    <Screen title={w.admin.sections.agreements.title} width="text">
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.map(({ id, version, title }) => (
        <Section key={id} title={say(title)}>
          <p className="muted small">{id}</p>
          <Versions id={id} inForce={version} />
        </Section>
      ))}
      {(me.role === 'headquarters' || me.role === 'director') && <NewVersion />}
    </Screen>
  );
}

function Versions({ id, inForce }: { id: string; inForce: number }) {
  const words = useWords().w.admin.agreements;
  const time = useTime();
  const asked = useVersions(id);
  if (asked.isError) return <ProblemNotice error={asked.error} />;
  return (
    <ul className={css.plain}>
      {asked.data?.map(({ version, effectiveFrom, byName, gone, come }) => (
        <li key={version}>
          <b>{words.version(version)}</b>
          {version === inForce && ` · ${words.inForce}`}
          <br />
          <span className="muted small">
            {effectiveFrom === undefined
              ? words.always
              : words.from(time.absolute(effectiveFrom), byName ?? '')}
          </span>
          {gone && come && (
            <details>
              <summary className={css.more}>{words.changes}</summary>
              <Changes gone={gone} come={come} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
