/** Taking back what waits: on a report rests all that was done on its incident since. */
import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { terms } from '../../../http/contract/terms.ts';
import { alone, drop, type Waiting } from '../../offline/outgoing.ts';
import { useWaiting } from '../../offline/use-waiting.ts';
import { useInPlace } from '../../parts/in-place.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './outgoing.module.css';

/** Whether it is meant, said with all that is lost; then out of the queue, together. */
export function Drop({ one, onClose }: { one: Waiting; onClose: () => void }) {
  const { w } = useWords();
  const { sure, sureAll, sureText, sureTried, stay } = w.outgoing;
  const [, navigate] = useLocation();
  const along = useRestsOn(one);
  const place = useInPlace<HTMLDivElement>(onClose);
  const go = async (): Promise<void> => {
    await alone(async () => {
      for (const { id } of [...along, one]) await drop(id, { kept: true });
    });
    // The page of an incident that will never be has nothing to show.
    if (isUnheard(one)) navigate('/cho-gui');
  };
  return (
    <div ref={place} role="alertdialog" aria-label={sureText} className={css.edit}>
      <p>
        {sureText} {one.tried === true && !one.refusal && sureTried}
      </p>
      {along.length > 0 && <Along acts={along} />}
      <div className={css.ways}>
        <Button color="red" onClick={() => void go()}>
          {along.length > 0 ? sureAll(along.length + 1) : sure}
        </Button>
        <Button variant="default" onClick={onClose}>
          {stay}
        </Button>
      </div>
    </div>
  );
}

/** A report of which the desk knows nothing, for all that the phone knows; D-3: it does. */
function isUnheard({ act, refusal }: Waiting): boolean {
  return act.name === 'report' && refusal?.code !== 'D-3';
}

/** What is lost with an act: on a report rests all that was done on its incident since. */
function useRestsOn(one: Waiting): readonly Waiting[] {
  const all = useWaiting();
  if (!isUnheard(one)) return [];
  return all.filter(({ id, incident }) => incident === one.incident && id !== one.id);
}

/** What goes along, counted by kind: "ghi cuộc gọi, đính kèm tệp (2)". */
function Along({ acts }: { acts: readonly Waiting[] }) {
  const { w, say, lang } = useWords();
  const counts = new Map<string, number>();
  for (const { act } of acts) {
    const name = say(terms.command[act.name]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
  const list = new Intl.ListFormat(lang, { type: 'unit' });
  return <p>{w.outgoing.along(list.format(names))}</p>;
}
