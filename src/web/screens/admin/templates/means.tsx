/** One message as each means carries it. */
import type { ReactNode } from 'react';
import type { MessagePreview } from '../../../../http/contract/deliveries.ts';
import { ChannelMark } from '../../../parts/delivery/channel.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import type { Lang } from '../../../words/use-words.tsx';
import css from './templates.module.css';

/** What one text message holds in the GSM alphabet. */
const shortMax = 160;

export function Means({ preview, lang }: { preview: MessagePreview; lang: Lang }) {
  const words = useTemplateWords();
  const { subject, text, texts, webhook, push, script } = preview;
  const [short, whole] = texts;
  return (
    <>
      <Card head={<ChannelMark channel="mail" />}>
        <p className={css.subject} lang={lang}>
          {subject}
        </p>
        <p className={css.body} lang={lang}>
          {text}
        </p>
        {text.includes('*******') && <p className="muted small">{words.links}</p>}
      </Card>
      {short && (
        <Card head={words.short} aside={words.count(short.chars, shortMax, short.parts)}>
          <p className={css.bubble} lang={lang}>
            {short.text}
          </p>
          <p className="muted small">{words.shortText}</p>
        </Card>
      )}
      <Card head={<ChannelMark channel="push" />}>
        <div className={css.bubble} lang={lang}>
          <b>{push.title}</b>
          <p className={css.body}>{push.body}</p>
        </div>
      </Card>
      <Card head={words.script}>
        {script === undefined ? (
          <p className="muted">{words.noScript}</p>
        ) : (
          <p className={css.body} lang={lang}>
            {script}
          </p>
        )}
      </Card>
      {whole && (
        <Card head={words.whole} aside={words.chars(whole.chars, whole.parts)} isFolded>
          <p className={css.bubble} lang={lang}>
            {whole.text}
          </p>
          <p className="muted small">{words.wholeText}</p>
        </Card>
      )}
      <Card head={<ChannelMark channel="webhook" />} isFolded>
        <pre className={css.code}>{webhook}</pre>
      </Card>
    </>
  );
}

interface CardProps {
  head: ReactNode;
  aside?: string;
  /** What few people get is opened by whoever wants to see it. */
  isFolded?: boolean;
  children: ReactNode;
}

function Card({ head, aside, isFolded = false, children }: CardProps) {
  return (
    <details className={css.card} open={!isFolded}>
      <summary>
        <h2>{head}</h2>
        {aside !== undefined && <span className="muted small">{aside}</span>}
      </summary>
      {children}
    </details>
  );
}
