/** The circuits that one administers: found by code or unit; one of them; a new one. */
import { Button } from '@mantine/core';
import { Link, Route, Switch } from 'wouter';
import { useAdminCircuits } from '../../../api/admin.ts';
import { Found } from '../../../parts/found.tsx';
import { Screen } from '../../../parts/screen.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { Narrow, useEndedToo } from '../narrow.tsx';
import { Circuit, NewCircuit } from './circuit.tsx';

const here = '/quan-tri/kenh';

export default function Circuits() {
  return (
    <Switch>
      <Route path={`${here}/moi`} component={NewCircuit} />
      <Route path={`${here}/:id`}>{({ id }) => <Circuit key={id} id={id} />}</Route>
      <Route component={List} />
    </Switch>
  );
}

function List() {
  const { w } = useWords();
  const { circuits: words } = useAdministering();
  const time = useTime();
  const { filters, change } = useEndedToo();
  const asked = useAdminCircuits(filters);
  const toImport = <Link href="/quan-tri/nhap-xuat?bang=circuits">{w.admin.units.toImport}</Link>;
  const none =
    filters.q === ''
      ? { title: words.empty, text: words.emptyText, action: toImport }
      : { title: words.none, text: words.noneText };
  const add = (
    <div className={css.bar}>
      {toImport}
      <Button component={Link} href={`${here}/moi`}>
        {words.add}
      </Button>
    </div>
  );
  return (
    <Screen title={w.admin.sections.circuits.title} actions={add}>
      <Narrow search={words.search} ended={words.ended} filters={filters} change={change} />
      <p className="muted small" role="status">
        {asked.data?.pages[0] && words.total(asked.data.pages[0].total)}
      </p>
      <Found asked={asked} none={none}>
        {(items) => (
          <ul className={css.list} aria-label={w.admin.sections.circuits.title}>
            {items.map(({ id, code, siteName, agreement, validTo }) => (
              <li key={id}>
                <Link href={`${here}/${id}`} className={css.row}>
                  <b>{code}</b>
                  <span className="muted small">
                    {siteName} · {agreement}
                    {validTo !== null && ` · ${w.admin.units.endedOn(time.longDate(validTo))}`}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Found>
    </Screen>
  );
}
