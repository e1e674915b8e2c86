/** What somebody finds out about a contact: reached by a call, away, at which hours. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Me } from '../../../http/contract/directory.ts';
import type { terms } from '../../../http/contract/terms.ts';
import type { ReadinessItem, ReadinessLevel } from '../../../http/contract/readiness.ts';
import { useContactAct } from '../../api/readiness.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Sheet } from '../incident/act/sheet.tsx';
import { HoursForm, LeaveForm } from './contact-forms.tsx';
import css from './readiness.module.css';

export function ContactActsOf({
  level,
  item,
  me,
}: {
  level: ReadinessLevel;
  item: ReadinessItem;
  me: Me;
}) {
  const words = useWords().w.readiness.act;
  const [opened, setOpened] = useState<'leave' | 'hours' | undefined>();
  const { contact: name, contactId: contact, means } = level;
  const owns = me.role === 'headquarters' || carrierRoles.includes(me.role);
  if (!owns || contact === '') return null;
  const close = (): void => setOpened(undefined);
  const about = { agreement: item.agreement.id, contact };
  const hasPhone = means.some(({ channel }) => channel === 'phone');
  const others = item.contacts.filter(({ id }) => id !== contact);
  return (
    <div className={css.row}>
      {me.role === 'headquarters' && hasPhone && <Called about={about} name={name} />}
      <Button variant="default" onClick={() => setOpened('leave')}>
        {words.leave}
        <Of name={name} />
      </Button>
      <Button variant="default" onClick={() => setOpened('hours')}>
        {words.hours}
        <Of name={name} />
      </Button>
      {opened === 'leave' && (
        <Sheet title={words.leaveNamed(name)} onClose={close}>
          <LeaveForm about={about} others={others} onDone={close} />
        </Sheet>
      )}
      {opened === 'hours' && (
        <Sheet title={words.hoursNamed(name)} onClose={close}>
          <HoursForm about={about} hours={level.hours} onDone={close} />
        </Sheet>
      )}
    </div>
  );
}

/** The roles that answer for the carrier's contacts, beside headquarters. */
const carrierRoles: (keyof typeof terms.role)[] = ['helpdesk', 'account-manager', 'director'];

/** "I called, they answered": the number counts as verified, and a drill has its answer. */
function Called({ about, name }: { about: { agreement: string; contact: string }; name: string }) {
  const words = useWords().w.readiness.act;
  const verify = useContactAct('verifications');
  return (
    <>
      <Button
        variant="default"
        loading={verify.isPending}
        onClick={() => verify.mutate({ ...about, channel: 'phone' })}
      >
        {words.called}
        <Of name={name} />
      </Button>
      {verify.isSuccess && (
        <p role="status" className="small">
          <IconCheck size={16} stroke={2} aria-hidden="true" /> {words.verified}
        </p>
      )}
      {verify.isError && <ProblemNotice error={verify.error} />}
    </>
  );
}

/** Whose it is, for who hears the buttons one by one. */
function Of({ name }: { name: string }) {
  return <span className="unseen">: {name}</span>;
}
