/** The last resort: what to text, to which number, with which password, also kept for that day. */
import { IconMessage } from '@tabler/icons-react';
import type { Circuit } from '../../../../http/contract/directory.ts';
import type { SitePassword } from '../../../../http/contract/texts.ts';
import { useSitePassword } from '../../../api/texts.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './by-text.module.css';

interface Props {
  site: string;
  circuits: readonly Circuit[];
  /** A report waits on this phone: told by text as well, it would be two incidents. */
  isWaiting: boolean;
}

export function ByText({ site, circuits, isWaiting }: Props) {
  const words = useWords().w.texts.own;
  const { data } = useSitePassword(site);
  if (!data) return null;
  const reports = circuits.map(({ code }) => ({ text: `SC ${code} `, rest: words.password }));
  const answers = [
    { text: 'OK', rest: '', meaning: words.ok },
    { text: 'HONG ', rest: words.why, meaning: words.broken },
  ];
  return (
    <details className={css.fold}>
      <summary>{words.title}</summary>
      <p>{data.number === undefined ? words.noNumber : words.to(data.number)}</p>
      <ul className={css.codes}>
        {reports.map((one) => (
          <Code key={one.text} {...one} meaning={words.report} number={data.number} />
        ))}
        {answers.map((one) => (
          <Code key={one.text} {...one} number={data.number} />
        ))}
      </ul>
      {isWaiting && <p className={css.lacking}>{words.twice}</p>}
      <Password standing={data} />
    </details>
  );
}

interface CodeProps {
  /** What is typed as it stands here. */
  text: string;
  /** What the person puts in its place. */
  rest: string;
  meaning: string;
  number: string | undefined;
}

/** One code; where the number is known a tap opens the phone's own messages with it. */
function Code({ text, rest, meaning, number }: CodeProps) {
  const shown = (
    <code>
      {text}
      {rest !== '' && <i>‹{rest}›</i>}
    </code>
  );
  return (
    <li>
      {number === undefined ? (
        shown
      ) : (
        <a href={`sms:${number}?body=${encodeURIComponent(text)}`}>
          <IconMessage size={18} stroke={1.75} aria-hidden="true" />
          {shown}
        </a>
      )}
      <span className="muted small">{meaning}</span>
    </li>
  );
}

function Password({ standing: { isSet, setAt, setBy = '' } }: { standing: SitePassword }) {
  const words = useWords().w.texts.own;
  const time = useTime();
  if (!isSet || setAt === undefined) return <p className={css.lacking}>{words.unset}</p>;
  return <p className="small">{words.set(time.absolute(setAt), setBy)}</p>;
}
