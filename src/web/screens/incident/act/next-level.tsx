/** Whom `escalate` will tell, by name, before anybody presses the button. */
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import type { NextLevel as Next } from '../side/levels.ts';
import css from './command-form.module.css';

export function NextLevel({ level: { level, isDue, dueAt } }: { level: Next }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.incident.ladder;
  const { contact } = level;
  const { mail, text } = w.delivery.channel;
  const means = [
    contact.email !== undefined && `${mail} (${contact.email})`,
    contact.phone !== undefined && `${text}, ${w.delivery.channel.phone.toLowerCase()}`,
    contact.phone !== undefined && (contact.phonePrinted ?? contact.phone),
  ].filter(Boolean);
  return (
    <div className={css.next}>
      <p className="muted small">{words.next(level.level)}</p>
      <p>
        <b>{contact.name}</b>, {say(contact.title)}
      </p>
      <p className="small">
        {means.length === 0 ? words.unreachable : `${words.reachedBy} ${means.join(' · ')}`}
      </p>
      <p className="small">
        {dueAt === undefined
          ? words.noClock
          : (isDue ? words.isDue : words.isEarly)(time.absolute(dueAt))}
      </p>
    </div>
  );
}
