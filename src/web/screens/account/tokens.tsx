/** The tokens of one's programs: list, create with the secret shown once, revoke. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { Token } from '../../../http/contract/directory.ts';
import { tokenScopes, type TokenScope } from '../../../http/contract/limits.ts';
import { useTokens } from '../../api/queries.ts';
import { useCreateToken, useRevokeToken } from '../../api/tokens.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useInPlace } from '../../parts/in-place.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useEntrance } from '../../words/entrance.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './tokens.module.css';

const lifetimesDays = [30, 90, 365];

/** A program does not sign by chance. */
const usual = tokenScopes.filter((scope) => scope !== 'sign');

export function Tokens() {
  const words = useWords().w.account.tokens;
  const tokens = useTokens();
  return (
    <Section title={words.title} aside={<a href="/api/docs">{words.docs}</a>}>
      <p className="muted">{words.text}</p>
      {tokens.isPending && <Loading />}
      {tokens.isError && (
        <ProblemNotice error={tokens.error} onRetry={() => void tokens.refetch()} />
      )}
      {tokens.data?.length === 0 && <p>{words.none}</p>}
      {tokens.data && tokens.data.length > 0 && (
        <ul className={css.list}>
          {tokens.data.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <CreateToken />
    </Section>
  );
}

function TokenRow({ token }: { token: Token }) {
  const words = useWords().w.account.tokens;
  const time = useTime();
  const revoke = useRevokeToken();
  const [asked, setAsked] = useState(false);
  const expired = Date.parse(token.expiresAt) < time.now;
  const { lastUsedAt } = token;
  const scopes = useEntrance().security.scopes;
  return (
    <li>
      <div>
        <b>{token.name}</b>
        <p className="muted small">
          {expired ? words.expired : words.expires(time.absolute(token.expiresAt))} ·{' '}
          {lastUsedAt ? words.used(time.relative(lastUsedAt)) : words.neverUsed}
        </p>
        <p className="muted small">
          {scopes.label}: {token.scopes.map((scope) => scopes[scope].toLowerCase()).join(', ')}
        </p>
      </div>
      {asked && (
        <Confirm
          question={words.revokeAsk(token.name)}
          busy={revoke.isPending}
          onYes={() => revoke.mutate(token.id)}
          onNo={() => setAsked(false)}
        />
      )}
      <Button
        variant="default"
        hidden={asked}
        aria-label={words.revokeNamed(token.name)}
        onClick={() => setAsked(true)}
      >
        {words.revoke}
      </Button>
      {revoke.isError && <ProblemNotice error={revoke.error} />}
    </li>
  );
}

interface ConfirmProps {
  question: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

function Confirm({ question, busy, onYes, onNo }: ConfirmProps) {
  const { w } = useWords();
  const place = useInPlace<HTMLDivElement>(onNo);
  return (
    <div ref={place} className={css.confirm} role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <div className={css.buttons}>
        <Button color="red" loading={busy} onClick={onYes}>
          {w.account.tokens.revoke}
        </Button>
        <Button variant="default" onClick={onNo}>
          {w.common.cancel}
        </Button>
      </div>
    </div>
  );
}

function CreateToken() {
  const words = useWords().w.account.tokens;
  const create = useCreateToken();
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [scopes, setScopes] = useState<string[]>(usual);
  if (create.data) {
    return <Secret secret={create.data.secret} onDone={() => create.reset()} />;
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    create.mutate(
      { name: name.trim(), days, scopes: scopes.filter(isScope) },
      { onSuccess: () => setName('') },
    );
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={words.name}
        placeholder={words.namePlaceholder}
        size="md"
        required
        withAsterisk={false}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.days}
        size="md"
        data={lifetimesDays.map((n) => ({ value: String(n), label: words.daysOption(n) }))}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      <Scopes chosen={scopes} onChoose={setScopes} />
      <Button
        type="submit"
        variant="light"
        disabled={scopes.length === 0}
        loading={create.isPending}
      >
        {words.create}
      </Button>
      {create.isError && <ProblemNotice error={create.error} />}
    </form>
  );
}

function isScope(scope: string): scope is TokenScope {
  return tokenScopes.some((one) => one === scope);
}

interface ScopesProps {
  chosen: string[];
  onChoose: (scopes: string[]) => void;
}

function Scopes({ chosen, onChoose }: ScopesProps) {
  const words = useEntrance().security.scopes;
  return (
    <Checkbox.Group className={css.scopes} label={words.label} value={chosen} onChange={onChoose}>
      <div className={css.buttons}>
        {tokenScopes.map((scope) => (
          <Checkbox key={scope} value={scope} label={words[scope]} />
        ))}
      </div>
      {chosen.includes('sign') && (
        <p className="small" role="status">
          {words.signText}
        </p>
      )}
    </Checkbox.Group>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const words = useWords().w.account.tokens;
  return (
    <div className={css.secret} role="status">
      <p>
        <b>{words.created}</b>
      </p>
      <code aria-label={words.secret}>{secret}</code>
      <div className={css.buttons}>
        <CopyButton text={secret} />
        <Button variant="subtle" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
