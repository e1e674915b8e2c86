/** A year's records as one file, for handing over to the archive: ordered, followed, fetched. */
import { Button, Checkbox, Progress } from '@mantine/core';
import { IconArchive, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Archive, ArchiveList } from '../../../../http/contract/archives.ts';
import { isUnderWay, useArchives, useOrderArchive } from '../../../api/archives.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { folded } from '../../../parts/fold.ts';
import { SearchField, SelectField } from '../../../parts/form/fields.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useNarrowed } from '../../../parts/use-narrowed.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from './archives.module.css';

/** So many years back: the paper is of 2009, and records are kept for ten. */
const yearsBack = 10;

export default function Archives() {
  const { w } = useWords();
  const words = w.archives;
  const { data, isPending, isError, error, refetch } = useArchives();
  return (
    <Screen title={w.admin.sections.archives.title} width="text">
      <p className="muted">{words.lead}</p>
      {isPending && <Loading />}
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && <Order list={data} />}
      {data && (
        <Section title={words.made}>
          {data.items.length === 0 ? (
            <EmptyState title={words.none}>
              <p>{words.noneText}</p>
            </EmptyState>
          ) : (
            <Made archives={data.items} />
          )}
        </Section>
      )}
    </Screen>
  );
}

/** So many are taken in at a look; more are searched. */
const lookMax = 8;

/** What was made, the newest first; a country's years are many. */
function Made({ archives }: { archives: readonly Archive[] }) {
  const { archives: words } = useWords().w;
  const { shown, change } = useNarrowed(['q']);
  const { q = '' } = shown;
  const found = archives.filter(({ unit, year, orderedBy }) =>
    folded([unit.name, year, orderedBy].join(' ')).includes(folded(q)),
  );
  return (
    <>
      {archives.length > lookMax && (
        <SearchField label={words.search} value={q} onChange={(text) => change({ q: text })} />
      )}
      {found.length === 0 && <p className="muted">{words.notFound}</p>}
      <ul className={css.list}>
        {found.map((archive) => (
          <Row key={archive.id} archive={archive} />
        ))}
      </ul>
    </>
  );
}

function Order({ list: { now, units } }: { list: ArchiveList }) {
  const { archives: words } = useWords().w;
  const thisYear = new Date(Date.parse(now) + 7 * 3_600_000).getUTCFullYear();
  const [unit, setUnit] = useState(units[0]?.id ?? '');
  // In January the year that was handed over is the one before.
  const [year, setYear] = useState(String(thisYear));
  const [masked, setMasked] = useState(false);
  const order = useOrderArchive();
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => String(thisYear - back));
  return (
    <form
      className={css.order}
      onSubmit={(event) => {
        event.preventDefault();
        order.mutate({ unit, year: Number(year), masked });
      }}
    >
      <SelectField
        label={words.unit}
        value={unit}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setUnit}
      />
      <SelectField
        label={words.year}
        value={year}
        options={years.map((value) => ({ value, label: value }))}
        onChange={setYear}
      />
      <Checkbox
        className={css.wide}
        checked={masked}
        label={words.masked}
        description={words.maskedText}
        onChange={(event) => setMasked(event.currentTarget.checked)}
      />
      <Button
        className={css.wide}
        type="submit"
        size="md"
        loading={order.isPending}
        leftSection={<IconArchive size={18} stroke={1.75} aria-hidden="true" />}
      >
        {words.make}
      </Button>
      {order.isError && <ProblemNotice error={order.error} />}
    </form>
  );
}

function Row({ archive }: { archive: Archive }) {
  const { archives: words } = useWords().w;
  const { id, unit, year, masked, state, orderedBy, orderedAt } = archive;
  return (
    <li>
      <p>
        <b>
          {unit.name}, {year}
        </b>
        {masked && ` · ${words.isMasked}`}
      </p>
      <p className="muted small">
        {orderedBy}, <When at={orderedAt} />
      </p>
      {isUnderWay(archive) && <UnderWay archive={archive} />}
      {state === 'failed' && <p role="alert">{words.failed}</p>}
      {state === 'done' && (
        <>
          <p className="small">{words.done(archive.total - archive.leftOut, megabytes(archive))}</p>
          {archive.leftOut > 0 && <p role="alert">{words.leftOut(archive.leftOut)}</p>}
          <div className={css.buttons}>
            <Button
              component="a"
              variant="default"
              size="md"
              href={`/api/archives/${id}/file`}
              download
              aria-label={`${words.fetch}: ${unit.name}, ${year}`}
              leftSection={<IconDownload size={18} stroke={1.75} aria-hidden="true" />}
            >
              {words.fetch}
            </Button>
          </div>
          <p className="muted small">
            SHA-256 <code className={css.hash}>{archive.sha256}</code>{' '}
            <CopyButton text={archive.sha256 ?? ''} label={words.copyHash} />
          </p>
        </>
      )}
    </li>
  );
}

function UnderWay({ archive: { state, done, total } }: { archive: Archive }) {
  const { archives: words } = useWords().w;
  const isCounted = state === 'running' && total > 0;
  const said = isCounted ? words.progress(done, total) : words.waiting;
  return (
    <div role="status">
      <Progress.Root size="lg">
        <Progress.Section value={isCounted ? (100 * done) / total : 0} aria-label={said} />
      </Progress.Root>
      <p className="small">{said}</p>
    </div>
  );
}

function megabytes({ bytes = 0 }: Archive): number {
  return Math.max(0.1, Math.round(bytes / 100_000) / 10);
}
