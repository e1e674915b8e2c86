/**
 * A report that waited while its circuit was reported otherwise, by a text message or by the
 * province. Whether it is the same fault, only the person knows: nothing is sent before that.
 */
import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { terms } from '../../../http/contract/terms.ts';
import { uuidv7 } from '../../api/intent.ts';
import { alone, drop, keep, waiting, type Waiting } from '../../offline/outgoing.ts';
import { deskNow } from '../../parts/now.ts';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './outgoing.module.css';
import { retold } from './retold.ts';
import { saidIn } from './said.ts';

type Other = NonNullable<Waiting['other']>;

/** The question, with the incident that it is about. */
export function Meanwhile({ other: { code, state } }: { other: Other }) {
  const { w, say } = useWords();
  const words = w.meanwhile;
  return (
    <div className={css.refusal} role="note">
      <p>
        <b>{words.title}</b>
      </p>
      <p>{words.text(code, say(terms.state[state]))}</p>
      <p>
        <Link href={`/su-co/${code}`} className="tap">
          {words.open(code)}
        </Link>
      </p>
      <p>{words.sameText(code)}</p>
    </div>
  );
}

/** The two answers. */
export function DecideOther({ one, other }: { one: Waiting; other: Other }) {
  const { meanwhile: words } = useWords().w;
  const [, navigate] = useLocation();
  const noted = useNoted(one);
  const told = useTold(other);
  const same = async (): Promise<void> => {
    await alone(() => join(one, other, { noted, told }));
    navigate(`/su-co/${other.code}`);
  };
  const apart = async (): Promise<void> => {
    await keep({ ...one, other: undefined, known: [...(one.known ?? []), other.id] });
  };
  return (
    <>
      <Button onClick={() => void same()}>{words.same(other.code)}</Button>
      <Button variant="default" onClick={() => void apart()}>
        {words.apart}
      </Button>
    </>
  );
}

/** What is told of an act to the other incident: one that would end it, as words alone. */
function useTold({ outageSince }: Other): (one: Waiting) => Waiting['act'] {
  const { w, say } = useWords();
  const time = useTime();
  return ({ act, at }) => {
    const earlier = (when: string): string => w.meanwhile.earlier(time.full(when));
    if (act.name !== 'withdraw') return retold(act, outageSince, earlier);
    const words = saidIn(act, w).map(({ label, text }) => `${label}: ${text}`);
    const text = w.outgoing.noteOf(say(terms.command.withdraw), time.full(at), words.join('. '));
    return { name: 'note', body: { text } };
  };
}

/** What the report says, in words for the other incident's record. */
function useNoted({ act, at }: Waiting): string {
  const { w, say } = useWords();
  const time = useTime();
  if (act.name !== 'report') return '';
  const { symptom, outageSince, description = '', contact, selfDiagnosis } = act.body;
  const words = w.meanwhile;
  return [
    words.note(time.full(at), say(terms.symptom[symptom]), time.full(outageSince)),
    selfDiagnosis && words.found(say(terms.verdict[selfDiagnosis.verdict])),
    description,
    contact && words.contact(contact.name, contact.phone),
  ]
    .filter(Boolean)
    .join(' ');
}

interface Retelling {
  noted: string;
  told: (one: Waiting) => Waiting['act'];
}

/** All that waits for the report's incident waits for the other one now, in the same order. */
async function join(one: Waiting, other: Other, { noted, told }: Retelling): Promise<void> {
  const to = { incident: other.id, label: one.label };
  const rest = (await waiting()).filter(
    ({ incident, id }) => incident === one.incident && id !== one.id,
  );
  for (const each of rest) await keep({ ...each, ...to, act: told(each) });
  const { person, at, act } = one;
  const put = (what: Waiting['act'], place: number): Promise<Waiting> => {
    const anew = { ...to, id: uuidv7(deskNow()), person, at, act: what, place };
    return keep({ ...anew, act: told(anew) }, place);
  };
  const found = act.name === 'report' ? act.body.selfDiagnosis : undefined;
  // Half a step before what follows, and the verdict first: a logged call rests on it.
  if (found && other.state === 'self-diagnosis') {
    await put({ name: 'self-diagnose', body: { ...found, claimedAt: at } }, one.place - 0.5);
  }
  // It says itself when it was written.
  await put({ name: 'note', body: { text: noted } }, one.place);
  await drop(one.id, { kept: true });
}
