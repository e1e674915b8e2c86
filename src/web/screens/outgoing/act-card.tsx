/** One act that waits: what, when, why it still waits, and what the person can do about it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { terms } from '../../../http/contract/terms.ts';
import { uuidv7 } from '../../api/intent.ts';
import { alone, change, drop, isHeld, keep, type Waiting } from '../../offline/outgoing.ts';
import { TextField } from '../../parts/form/text-field.tsx';
import { deskNow } from '../../parts/now.ts';
import { useInPlace } from '../../parts/in-place.ts';
import { PhotoPreview } from '../../parts/photos/photo-preview.tsx';
import { useTime } from '../../parts/use-time.ts';
import { When } from '../../parts/when.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Drop } from './drop.tsx';
import css from './outgoing.module.css';
import { DecideOther, Meanwhile } from './meanwhile.tsx';
import { gistOf, saidIn, withWords, type SaidField } from './said.ts';

interface Props {
  one: Waiting;
  /** Something before it was refused. */
  isBehind: boolean;
}

export function ActCard({ one, isBehind }: Props) {
  const { w, say } = useWords();
  const [mode, setMode] = useState<'shown' | 'edited' | 'dropped'>('shown');
  const said = saidIn(one.act, w).filter(({ text }) => text !== '');
  const gist = gistOf(one.act, w, say);
  const back = (): void => setMode('shown');
  return (
    <article className={css.act} data-refused={isHeld(one)}>
      <div>
        <h3>{say(terms.command[one.act.name])}</h3>
        <p className="muted">
          {one.label} · {w.outgoing.did} <When at={one.at} />
        </p>
      </div>
      {gist !== undefined && <p>{gist}</p>}
      {one.act.name === 'attach' && (
        <PhotoPreview file={one.act.body.file} name={one.act.body.name} />
      )}
      {mode !== 'edited' &&
        said.map(({ field, label, text }) => (
          <p key={field}>
            <span className="muted">{label}: </span>
            {text}
          </p>
        ))}
      {one.other ? <Meanwhile other={one.other} /> : <Standing one={one} isBehind={isBehind} />}
      {mode === 'edited' && <Edit one={one} onClose={back} />}
      {mode === 'dropped' && <Drop one={one} onClose={back} />}
      <div className={css.ways} hidden={mode !== 'shown'}>
        {one.other && <DecideOther one={one} other={one.other} />}
        {one.refusal && <Decide one={one} />}
        {saidIn(one.act, w).length > 0 && (
          <Button variant="default" onClick={() => setMode('edited')}>
            {w.outgoing.edit}
          </Button>
        )}
        <Button variant="subtle" color="red" onClick={() => setMode('dropped')}>
          {w.outgoing.takeBack}
        </Button>
      </div>
    </article>
  );
}

/** Why it is still here, in the desk's own words where the desk has said something. */
function Standing({ one, isBehind }: Props) {
  const { w, say, lang } = useWords();
  const { status, stateNow, mended } = w.outgoing;
  const { refusal } = one;
  if (!refusal) {
    const tried = one.act.name === 'attach' ? status.triedFile : status.tried;
    const standing = isBehind ? status.behind : one.tried ? tried : status.waiting;
    return <p className={css.standing}>{standing}</p>;
  }
  const states: Record<string, { vi: string; en: string } | undefined> = terms.state;
  const state = refusal.state === undefined ? undefined : states[refusal.state];
  return (
    <div className={css.refusal} role="note">
      <p>
        <b>
          {status.refused} · {w.common.code(refusal.code)}
        </b>
      </p>
      {refusal.code === 'D-3' ? (
        <p>{mended}</p>
      ) : (
        <p>
          {refusal.words[lang].what} {refusal.words[lang].todo}
        </p>
      )}
      {state && <p>{stateNow(say(state))}</p>}
    </div>
  );
}

/** Refused: the same once more, or as a note, which any step of an open incident takes. */
function Decide({ one }: { one: Waiting }) {
  const { w, say } = useWords();
  const time = useTime();
  const again = async (): Promise<void> => {
    await change(one.id, { refusal: undefined, tried: false });
    await keep({ ...one, refusal: undefined, tried: false });
  };
  const asNote = async (): Promise<void> => {
    const words = saidIn(one.act, w).map(({ label, text }) => `${label}: ${text}`);
    const what = say(terms.command[one.act.name]);
    const text = w.outgoing.noteOf(what, time.full(one.at), words.join('. '));
    const { person, incident, label, at } = one;
    const act = { name: 'note', body: { text, claimedAt: at } } as const;
    await keep({ id: uuidv7(deskNow()), person, incident, label, at, act }, one.place);
    await drop(one.id, { kept: true });
  };
  return (
    <>
      {one.act.name !== 'report' && one.act.name !== 'attach' && (
        <Button onClick={() => void asNote()}>{w.outgoing.asNote}</Button>
      )}
      <Button variant="default" onClick={() => void again()}>
        {w.outgoing.again}
      </Button>
    </>
  );
}

function Edit({ one, onClose }: { one: Waiting; onClose: () => void }) {
  const { w } = useWords();
  const form = useInPlace<HTMLFormElement>();
  const [words, setWords] = useState<Partial<Record<SaidField, string>>>({});
  const save = async (): Promise<void> => {
    // Not while it is on its way: the lock is the sender's.
    await alone(() => change(one.id, { act: withWords(one.act, words) }));
    onClose();
  };
  return (
    <form
      ref={form}
      className={css.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {saidIn(one.act, w).map(({ field, label, text }) => (
        <TextField
          key={field}
          label={label}
          lines="many"
          required
          value={words[field] ?? text}
          onChange={(value) => setWords({ ...words, [field]: value })}
        />
      ))}
      <div className={css.ways}>
        <Button type="submit">{w.outgoing.save}</Button>
        <Button variant="default" onClick={onClose}>
          {w.common.cancel}
        </Button>
      </div>
    </form>
  );
}
