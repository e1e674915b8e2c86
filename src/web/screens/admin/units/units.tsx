/** The units that one administers: found by a few letters, by pages; and one of them. */
import { Button } from '@mantine/core';
import { Link, Route, Switch } from 'wouter';
import type { AdminUnit } from '../../../../http/contract/admin.ts';
import { useUnits } from '../../../api/admin.ts';
import { Found } from '../../../parts/found.tsx';
import { Screen } from '../../../parts/screen.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { Narrow, useEndedToo } from '../narrow.tsx';
import { NewUnit, Unit } from './unit.tsx';

const here = '/quan-tri/don-vi';

export default function Units() {
  return (
    <Switch>
      <Route path={`${here}/moi`} component={NewUnit} />
      <Route path={`${here}/:id`}>{({ id }) => <Unit key={id} id={id} />}</Route>
      <Route component={List} />
    </Switch>
  );
}

function List() {
  const { w } = useWords();
  const words = w.admin.units;
  const { units } = useAdministering();
  const { filters, change } = useEndedToo();
  const asked = useUnits(filters);
  const toImport = <Link href="/quan-tri/nhap-xuat?bang=units">{words.toImport}</Link>;
  const actions = (
    <div className={css.bar}>
      {toImport}
      <Button component={Link} href={`${here}/moi`}>
        {units.add}
      </Button>
    </div>
  );
  const none =
    filters.q === ''
      ? { title: words.empty, text: words.emptyText, action: toImport }
      : { title: words.none, text: words.noneText };
  return (
    <Screen title={w.admin.sections.units.title} actions={actions}>
      <Narrow search={w.admin.search} ended={words.ended} filters={filters} change={change} />
      <p className="muted small" role="status">
        {asked.data?.pages[0] && words.total(asked.data.pages[0].total)}
      </p>
      <Found asked={asked} none={none}>
        {(items) => (
          <ul className={css.list} aria-label={w.admin.sections.units.title}>
            {items.map((unit) => (
              <li key={unit.id}>
                <UnitLink unit={unit} />
              </li>
            ))}
          </ul>
        )}
      </Found>
    </Screen>
  );
}

function UnitLink({ unit }: { unit: AdminUnit }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.admin.units;
  const facts = [
    words.kind[unit.kind],
    unit.id,
    unit.formerly.length > 0 && w.common.formerly(unit.formerly.map((f) => f.name).join(', ')),
    unit.validTo !== null && words.endedOn(time.longDate(unit.validTo)),
    unit.now && w.common.becameUnit(unit.now.name),
  ];
  return (
    <Link href={`${here}/${unit.id}`} className={css.row}>
      <b>{unit.name}</b>
      <span className="muted small">{facts.filter(Boolean).join(' · ')}</span>
    </Link>
  );
}
