/** The other side's first administrator: who is there, who is invited, or the invitation. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { HandedOver } from '../../../../http/contract/people.ts';
import type { SetupLeft } from '../../../../http/contract/setup.ts';
import { useInviteFirst } from '../../../api/setup.ts';
import { Choice } from '../../../parts/choice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useSetupWords } from '../../../words/setup.ts';
import { useWords } from '../../../words/use-words.tsx';
import { CodeSheet } from '../people/invite.tsx';
import css from './left.module.css';

type OtherSide = SetupLeft['otherSides'][number];

export function Other({ other, isLive }: { other: OtherSide; isLive: boolean }) {
  const words = useSetupWords().left.other;
  const time = useTime();
  const sheet = useWords().w.people.sheet;
  const [again, setAgain] = useState(false);
  // Shown this once, whatever the list says by then.
  const [given, setGiven] = useState<Given>();
  const { invited, people, unit } = other;
  if (people > 0) return <p>{words.there(people)}</p>;
  if (given?.code !== undefined) {
    return <CodeSheet title={sheet.invitation} name={given.name} given={given} />;
  }
  if (given) return <p role="status">{words.mailed(given.email)}</p>;
  return (
    <>
      {invited && (
        <p>
          {words.invited(invited.name, invited.email)} {time.absolute(invited.expiresAt)} (
          {time.relative(invited.expiresAt)}).
        </p>
      )}
      {invited && !again ? (
        <div>
          <Button variant="default" onClick={() => setAgain(true)}>
            {words.again}
          </Button>
        </div>
      ) : (
        <InviteFirst unit={unit} isLive={isLive} onGiven={setGiven} />
      )}
    </>
  );
}

interface Given extends HandedOver {
  name: string;
  email: string;
}

interface InviteProps {
  unit: string;
  isLive: boolean;
  onGiven: (given: Given) => void;
}

function InviteFirst({ unit, isLive, onGiven }: InviteProps) {
  const words = useSetupWords().left.other;
  const invite = useInviteFirst();
  const [who, setWho] = useState({ name: '', email: '' });
  const [by, setBy] = useState<'print' | 'mail'>('print');
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        // Awaited: the list, asked for anew, may take this form away before the answer is told.
        void invite
          .mutateAsync({ unit, ...who, by })
          .then((made) => onGiven({ ...made, ...who }))
          .catch(() => undefined);
      }}
    >
      {(['name', 'email'] as const).map((field) => (
        <TextInput
          key={field}
          size="md"
          required
          withAsterisk={false}
          label={words[field]}
          type={field === 'email' ? 'email' : 'text'}
          autoComplete="off"
          maxLength={200}
          value={who[field]}
          onChange={(event) => setWho({ ...who, [field]: event.currentTarget.value })}
        />
      ))}
      {isLive ? (
        <Choice
          label={words.means}
          value={by}
          options={[
            { value: 'print', label: words.print },
            { value: 'mail', label: words.mail },
          ]}
          onChange={setBy}
        />
      ) : (
        <p className="muted small">{words.mailOff}</p>
      )}
      <div>
        <Button type="submit" loading={invite.isPending}>
          {words.invite}
        </Button>
      </div>
      {invite.isError && <ProblemNotice error={invite.error} />}
    </form>
  );
}
