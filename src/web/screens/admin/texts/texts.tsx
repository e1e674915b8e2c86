/** Which sites can act by text message, and the password of each: made here, shown once. */
import { Button } from '@mantine/core';
import type { Site } from '../../../../http/contract/directory.ts';
import {
  useMakePassword,
  useRemovePassword,
  useSitePassword,
  useTextSites,
} from '../../../api/texts.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { SearchField } from '../../../parts/form/fields.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useNarrowed } from '../../../parts/use-narrowed.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './texts.module.css';

/** Each asks for its own password: as many as a look takes in. */
const shownMax = 8;

export default function Texts() {
  const { w } = useWords();
  const words = w.texts;
  const { shown, change } = useNarrowed(['q']);
  const { q = '' } = shown;
  const asked = useTextSites(q);
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const sites = items.filter(({ kind }) => kind === 'site');
  return (
    <Screen title={w.admin.sections.texts.title} width="text">
      <p className="muted">{words.lead}</p>
      <Section title={words.codes}>
        {sites[0] ? <Number site={sites[0].id} /> : asked.isPending && <Room />}
        <dl className={css.codes}>
          {words.code.map(([code, meaning]) => (
            <div key={code}>
              <dt>
                <code>{code}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={words.passwords}>
        <SearchField label={w.admin.search} value={q} onChange={(text) => change({ q: text })} />
        {asked.isPending && <Loading />}
        {asked.isError && (
          <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
        )}
        {asked.data && sites.length === 0 && (
          <EmptyState title={w.admin.units.none}>
            <p>{w.admin.units.noneText}</p>
          </EmptyState>
        )}
        <ul className={css.list} aria-label={words.passwords}>
          {sites.slice(0, shownMax).map((site) => (
            <SiteRow key={site.id} site={site} />
          ))}
        </ul>
        {sites.length > shownMax && <p className="muted small">{words.more}</p>}
      </Section>
    </Screen>
  );
}

/** To which number: the same for every site. */
function Number({ site }: { site: string }) {
  const words = useWords().w.texts;
  const { data, isPending } = useSitePassword(site);
  if (!data) return isPending && <Room />;
  return <p>{data.number === undefined ? words.noNumber : words.number(data.number)}</p>;
}

/** Its line is kept free: what stands below is not shoved from under a finger. */
function Room() {
  return <p aria-busy="true">&nbsp;</p>;
}

function SiteRow({ site: { id, name, province } }: { site: Site }) {
  const words = useWords().w.texts;
  const time = useTime();
  const password = useSitePassword(id);
  const make = useMakePassword(id);
  const remove = useRemovePassword(id);
  const { isSet, setAt, setBy } = password.data ?? {};
  return (
    <li>
      <div>
        <b>{name}</b>
        <p className="muted small">
          {province && `${province.name} · `}
          {!password.data
            ? '…'
            : isSet && setAt !== undefined
              ? words.set(time.absolute(setAt), setBy ?? '')
              : words.unset}
        </p>
      </div>
      <div className={css.buttons}>
        <Button
          variant="light"
          aria-label={`${isSet ? words.renew : words.make}: ${name}`}
          loading={make.isPending}
          // A new password ends the one before: not before it is known whether there is one.
          disabled={!password.data}
          onClick={() => make.mutate()}
        >
          {isSet ? words.renew : words.make}
        </Button>
        {isSet && (
          <Button
            variant="default"
            aria-label={`${words.remove}: ${name}`}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {words.remove}
          </Button>
        )}
      </div>
      {make.data && (
        <div className={css.secret} role="status">
          <p>{words.once}</p>
          <code aria-label={words.password}>{make.data.password}</code>
          <div>
            <CopyButton text={make.data.password} />
          </div>
        </div>
      )}
      {make.isError && <ProblemNotice error={make.error} />}
      {remove.isError && <ProblemNotice error={remove.error} />}
    </li>
  );
}
