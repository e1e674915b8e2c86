/** One circuit: its facts to change, its history; or a new one. */
import { Link, useLocation, useSearchParams } from 'wouter';
import type { AdminCircuitPage } from '../../../../http/contract/admin.ts';
import { useAdminCircuit } from '../../../api/admin.ts';
import { useAgreements } from '../../../api/queries.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { BackLink } from '../../../shell/back-link.tsx';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import { WithHistory } from '../history.tsx';
import { ThingForm, type Entered, type Field } from '../thing-form.tsx';

const here = '/quan-tri/kenh';

export function Circuit({ id }: { id: string }) {
  const { w } = useWords();
  const asked = useAdminCircuit(id);
  const page = asked.data;
  return (
    <Screen
      title={page?.circuit.code ?? w.admin.sections.circuits.title}
      width="text"
      actions={<BackLink href={here}>{w.admin.sections.circuits.title}</BackLink>}
    >
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {page && (
        <>
          <p className="muted">
            <Link href={`/quan-tri/don-vi/${page.circuit.site}`}>{page.circuit.siteName}</Link>
          </p>
          <WithHistory entries={page.history}>
            {(saved) => <Facts key={page.seen} page={page} onSaved={saved} />}
          </WithHistory>
        </>
      )}
    </Screen>
  );
}

/** A circuit that is not there yet; its id follows from its code, as in the tables. */
export function NewCircuit() {
  const { w } = useWords();
  const words = useAdministering();
  const [, go] = useLocation();
  const [params] = useSearchParams();
  const fields = useFields();
  const idOf = ({ code = '' }: Entered): string => code.trim().toLowerCase();
  return (
    <Screen
      title={words.circuits.add}
      width="text"
      actions={<BackLink href={here}>{w.admin.sections.circuits.title}</BackLink>}
    >
      <ThingForm
        fields={fields.slice(0, -1)}
        begin={{ site: params.get('site') ?? '' }}
        path={(entered) => pathOf(idOf(entered))}
        body={bodyOf}
        submit={words.add}
        onSaved={(entered) => go(`${here}/${idOf(entered)}`)}
      />
    </Screen>
  );
}

interface FactsProps {
  page: AdminCircuitPage;
  onSaved: () => void;
}

function Facts({ page: { circuit, seen }, onSaved }: FactsProps) {
  const { w } = useWords();
  const { id, code, site, agreement, validFrom, validTo } = circuit;
  const fields = useFields();
  return (
    <Section title={w.admin.units.facts}>
      <ThingForm
        fields={fields}
        begin={{ code, site, agreement, from: validFrom ?? '', to: validTo ?? '' }}
        path={() => pathOf(id)}
        body={(entered) => ({ ...bodyOf(entered), seen })}
        submit={w.admin.units.save}
        onSaved={onSaved}
      />
    </Section>
  );
}

function useFields(): Field[] {
  const { say } = useWords();
  const words = useAdministering();
  const told = words.circuits;
  const agreements = useAgreements().data ?? [];
  const none = { value: '', label: words.none };
  return [
    { name: 'code', label: told.code, required: true },
    { name: 'site', label: told.site, required: true, as: { kinds: ['site', 'coordinator'] } },
    {
      name: 'agreement',
      label: told.agreement,
      required: true,
      as: [none, ...agreements.map(({ id, title }) => ({ value: id, label: say(title) }))],
    },
    { name: 'from', label: told.from, as: 'day' },
    { name: 'to', label: told.to, hint: told.toHint, as: 'day' },
  ];
}

function pathOf(id: string): string {
  return `/admin/circuits/${encodeURIComponent(id)}`;
}

function bodyOf({ code = '', site, agreement, from, to }: Entered): object {
  return { code: code.trim(), site, agreement, validFrom: from || null, validTo: to || null };
}
