/** One's passkeys: added in this browser under a name, and removed. */
import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { hasPasskeys } from '../../api/passkey.ts';
import { useAddPasskey, useDropPasskey, usePasskeys, type Passkey } from '../../api/security.ts';
import { deviceName } from '../../parts/device-name.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RefusedOrProve } from '../../parts/prove.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useEntrance } from '../../words/entrance.ts';
import css from './security.module.css';
import lists from './tokens.module.css';

export function Passkeys() {
  const words = useEntrance().security.passkeys;
  const passkeys = usePasskeys();
  return (
    <Section title={words.title}>
      <p className="muted">{words.text}</p>
      {passkeys.isPending && <Loading />}
      {passkeys.isError && (
        <ProblemNotice error={passkeys.error} onRetry={() => void passkeys.refetch()} />
      )}
      {passkeys.data?.length === 0 && <p>{words.none}</p>}
      {passkeys.data && passkeys.data.length > 0 && (
        <ul className={lists.list}>
          {passkeys.data.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {hasPasskeys ? <Add /> : <p>{words.unsupported}</p>}
    </Section>
  );
}

function Row({ passkey: { id, name, createdAt } }: { passkey: Passkey }) {
  const words = useEntrance().security.passkeys;
  const time = useTime();
  const drop = useDropPasskey();
  return (
    <li>
      <div>
        <b>{name}</b>
        {createdAt !== undefined && (
          <p className="muted small">{words.since(time.absolute(createdAt))}</p>
        )}
      </div>
      <Button
        variant="default"
        aria-label={words.dropNamed(name)}
        loading={drop.isPending}
        onClick={() => drop.mutate(id)}
      >
        {words.drop}
      </Button>
      <RefusedOrProve error={drop.error} onProved={() => drop.mutate(id)} />
    </li>
  );
}

function Add() {
  const words = useEntrance().security.passkeys;
  const add = useAddPasskey();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const make = (): void => add.mutate(name.trim());
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    make();
  };
  return (
    <>
      <form className={css.form} onSubmit={submit}>
        <TextInput
          label={words.name}
          size="md"
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="light" loading={add.isPending}>
            {words.add}
          </Button>
        </div>
      </form>
      <RefusedOrProve error={add.error} onProved={make} />
    </>
  );
}
