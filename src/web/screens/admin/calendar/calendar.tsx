/** The days off of each agreement's calendar: a year drawn, days added and removed, its history. */
import { Link } from 'wouter';
import type { Me } from '../../../../http/contract/directory.ts';
import type { CalendarListView } from '../../../../http/contract/admin-calendars.ts';
import { useCalendars } from '../../../api/admin-contacts.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import { WithHistory } from '../history.tsx';
import { DaysOff } from './days-off.tsx';

type Item = CalendarListView['items'][number];

export default function Calendar(_props: { me: Me }) {
  const { w } = useWords();
  const { calendar: words } = useAdministering();
  const asked = useCalendars();
  return (
    <Screen
      title={w.admin.sections.calendar.title}
      actions={
        asked.data?.mayChange && (
          <Link href="/quan-tri/nhap-xuat?bang=holidays">{w.admin.units.toImport}</Link>
        )
      }
    >
      <p className="muted">{words.lead}</p>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.items.map((item) => (
        <OfAgreement key={item.agreement.id} item={item} all={asked.data} />
      ))}
    </Screen>
  );
}

function OfAgreement({ item, all }: { item: Item; all: CalendarListView }) {
  const { say } = useWords();
  const { calendar: words } = useAdministering();
  const { agreement, calendar, seen, history } = item;
  return (
    <Section title={say(agreement.title)}>
      {calendar ? (
        <>
          <p className="muted">{words.hours(calendar.spans.join(', '))}</p>
          <WithHistory entries={history}>
            {(saved) => (
              <DaysOff
                key={seen}
                agreement={agreement.id}
                calendar={calendar}
                seen={seen ?? ''}
                known={all.known}
                mayChange={all.mayChange}
                onSaved={saved}
              />
            )}
          </WithHistory>
        </>
      ) : (
        <p className="muted">{words.always}</p>
      )}
    </Section>
  );
}
