/** Over the board: reports of this person that the desk knows nothing of yet. */
import { IconCloudUpload } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Me } from '../../../http/contract/directory.ts';
import { terms } from '../../../http/contract/terms.ts';
import { isHeld, type Waiting } from '../../offline/outgoing.ts';
import { useWaiting } from '../../offline/use-waiting.ts';
import { When } from '../../parts/when.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './unsent.module.css';

/** The reports that wait on this phone. */
export function useUnsent({ person }: Me): Waiting[] {
  return useWaiting().filter((one) => one.person === person && one.act.name === 'report');
}

/** Each with its office and its fault; a tap leads to the number to call. */
export function Unsent({ me }: { me: Me }) {
  const { w, say } = useWords();
  const words = w.outgoing.unsent;
  const unsent = useUnsent(me);
  if (unsent.length === 0) return null;
  return (
    <section aria-labelledby="unsent" className={css.unsent}>
      <h2 id="unsent">{words.title}</h2>
      {unsent.some((one) => !isHeld(one)) && <p>{words.text}</p>}
      {unsent.some(isHeld) && <p>{w.outgoing.barHeld(unsent.filter(isHeld).length)}</p>}
      <ul>
        {unsent.map(({ id, incident, label, at, act }) => (
          <li key={id}>
            <Link href={`/su-co/${incident}`} className={css.row}>
              <IconCloudUpload size={22} stroke={1.75} aria-hidden="true" />
              <span>
                <b>{label}</b>
                <span className="small">
                  {act.name === 'report' && say(terms.symptom[act.body.symptom])} · <When at={at} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
