/** By what the desk sends and hears: what is dead, silent or missing stands in red. */
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconInbox } from '@tabler/icons-react';
import type { ReadinessView } from '../../../http/contract/readiness.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './readiness.module.css';

type Means = ReadinessView['means'][number];

/** As levels of the ladder are marked. */
const reachesOf = {
  works: 'somebody',
  unused: 'perhaps',
  dead: 'nobody',
  silent: 'nobody',
  absent: 'nobody',
} as const satisfies Record<Means['standing'], string>;

const icons = { somebody: IconCircleCheck, perhaps: IconHelpCircle, nobody: IconAlertTriangle };

export function DeskMeans({ isLive, means }: Pick<ReadinessView, 'isLive' | 'means'>) {
  const words = useWords().w.readiness.means;
  return (
    <Section title={words.title}>
      {!isLive && (
        <p className={css.verdict} data-reaches="perhaps">
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />
          {words.dark}
        </p>
      )}
      <ul className={css.desk}>
        {means.map((one) => (
          <MeansRow key={`${one.channel} ${one.name}`} means={one} />
        ))}
      </ul>
    </Section>
  );
}

function MeansRow({ means }: { means: Means }) {
  const words = useWords().w.readiness.means;
  const time = useTime();
  const { channel, standing, at, name, answer } = means;
  const reaches = reachesOf[standing];
  const Shape = icons[reaches];
  const said = words[standing];
  const isBad = standing === 'dead' || standing === 'silent';
  return (
    <li>
      <span className={css.named}>
        {channel === 'mailbox' ? (
          <>
            <IconInbox size={16} stroke={1.75} aria-hidden="true" /> {words.mailbox}
          </>
        ) : (
          <ChannelMark channel={channel} />
        )}
      </span>
      <div className={css.what}>
        <p className={css.reaches} data-reaches={reaches}>
          <Shape size={18} stroke={1.75} aria-hidden="true" />
          {typeof said === 'string' ? said : said(at === undefined ? '–' : time.absolute(at))}
        </p>
        {name !== undefined && <p className="small muted">{name}</p>}
        {isBad && answer !== undefined && <p className="small">{answer}</p>}
      </div>
    </li>
  );
}
