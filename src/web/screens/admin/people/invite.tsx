/** Inviting somebody: by mail, or with a sheet to print and hand over. */
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '../../../../http/contract/directory.ts';
import type { HandedOver } from '../../../../http/contract/people.ts';
import { useInvite } from '../../../api/people.ts';
import { Choice } from '../../../parts/choice.tsx';
import { focusFirstFlaw } from '../../../parts/form/first-flaw.ts';
import { useGoOn } from '../../../parts/go-on.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Screen } from '../../../parts/screen.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { BackLink } from '../../../shell/back-link.tsx';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './people.module.css';
import { asAppointment, firstPlace, PlaceFields } from './place-fields.tsx';

export function Invite({ me }: { me: Me }) {
  const { w } = useWords();
  const words = w.people;
  const invite = useInvite();
  const [who, setWho] = useState({ name: '', email: '' });
  const [by, setBy] = useState<'mail' | 'print'>('print');
  const [place, setPlace] = useState(() => firstPlace(me));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const flaws = useFlaws(who, place);
  const isWhole = Object.keys(flaws).length === 0;
  const told = tried ? flaws : {};
  const submit = (): void => {
    setTried(true);
    const isValid = form.current?.checkValidity() ?? true;
    if (isWhole && isValid) invite.mutate({ ...who, ...asAppointment(place), by });
    else focusFirstFlaw(form.current);
  };
  if (invite.data) return <Done who={who} given={invite.data} />;
  return (
    <Screen title={words.form.title} width="text">
      <BackLink href="/quan-tri/nguoi-dung">{words.one.back}</BackLink>
      <form
        ref={form}
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <WhoFields who={who} flaws={told} onChange={setWho} />
        <PlaceFields
          me={me}
          place={place}
          error={told.unit}
          change={(some) => setPlace((before) => ({ ...before, ...some }))}
        />
        <Choice
          label={words.form.means}
          value={by}
          options={[
            { value: 'print', label: words.form.print },
            { value: 'mail', label: words.form.mail },
          ]}
          onChange={setBy}
        />
        {tried && !isWhole && <p role="alert">{words.form.missing}</p>}
        {invite.isError && <ProblemNotice error={invite.error} />}
        <Button type="submit" size="lg" loading={invite.isPending}>
          {words.form.send}
        </Button>
      </form>
    </Screen>
  );
}

interface Who {
  name: string;
  email: string;
}

type Flaws = Partial<Record<keyof Who | 'unit', string>>;

/** What is wrong with each field as it stands. */
function useFlaws({ name, email }: Who, { unit }: { unit: string }): Flaws {
  const { required } = useAdministering();
  const { emailWrong } = useWords().w.people.form;
  return {
    ...(name.trim() === '' ? { name: required } : {}),
    ...(/\S@\S/.test(email) ? {} : { email: email.trim() === '' ? required : emailWrong }),
    ...(unit === '' ? { unit: required } : {}),
  };
}

interface WhoProps {
  who: Who;
  flaws: Flaws;
  onChange: (who: Who) => void;
}

function WhoFields({ who, flaws, onChange }: WhoProps) {
  const words = useWords().w.people.form;
  return (['name', 'email'] as const).map((field) => (
    <TextInput
      key={field}
      size="md"
      label={words[field]}
      type={field === 'email' ? 'email' : 'text'}
      maxLength={200}
      autoComplete="off"
      error={flaws[field]}
      value={who[field]}
      onChange={(event) => onChange({ ...who, [field]: event.currentTarget.value })}
    />
  ));
}

function Done({ who, given }: { who: Who; given: HandedOver }) {
  const words = useWords().w.people;
  const [, go] = useLocation();
  const told = useGoOn(given);
  return (
    <Screen title={words.form.title} hideTitle={given.code !== undefined} width="text">
      {given.code === undefined && (
        <p ref={told} role="status" tabIndex={-1}>
          {words.form.mailed(who.email)}
        </p>
      )}
      <CodeSheet title={words.sheet.invitation} name={who.name} given={given} />
      <div className={css.screenOnly}>
        <Button variant="default" onClick={() => go('/quan-tri/nguoi-dung')}>
          {words.sheet.done}
        </Button>
      </div>
    </Screen>
  );
}

interface SheetProps {
  title: string;
  name: string;
  given: HandedOver;
}

/** What is printed and handed over: the code, where to use it, what to do, until when. */
export function CodeSheet({ title, name, given: { code, expiresAt } }: SheetProps) {
  const words = useWords().w.people.sheet;
  const time = useTime();
  const sheet = useGoOn<HTMLElement>(code);
  if (code === undefined) return null;
  return (
    <section ref={sheet} tabIndex={-1} className={css.sheet} aria-label={title}>
      <h2>{title}</h2>
      <p>{words.for(name)}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {words.address}: <b>{`${location.origin}/ma-moi`}</b>
      </p>
      <p>{words.code}:</p>
      <p className={css.code}>{code}</p>
      <p>{words.expires(time.full(expiresAt))}</p>
      <p className="small">{words.keep}</p>
      <div className={css.screenOnly}>
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
    </section>
  );
}
