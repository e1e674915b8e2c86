/**
 * The tour: a card beside the real screens. It takes nothing over: one may act, leave, come back;
 * it reads as a region of its own, and the focus goes to its heading with each step.
 */
import { useRef } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '../../http/contract/directory.ts';
import { useDeeds } from '../shell/keys.ts';
import { useHelp } from '../words/help.ts';
import { useWords } from '../words/use-words.tsx';
import { keepTour, type Standing } from './kept.ts';
import { pathOf, stepsFor, type Step } from './steps.ts';
import { useRing } from './target.ts';
import css from './tour.module.css';

interface Props {
  me: Me;
  standing: Standing | 'over' | undefined;
}

export default function Tour({ me, standing }: Props) {
  return typeof standing === 'object' ? (
    <UnderWay me={me} standing={standing} />
  ) : (
    <Offer me={me} />
  );
}

function Offer({ me }: { me: Me }) {
  const { tour: words } = useHelp();
  return (
    <section className={css.card} aria-label={words.title}>
      <h2>{words.offer}</h2>
      <p>{words.offerText}</p>
      <div className={css.buttons}>
        <button
          type="button"
          className={css.next}
          onClick={() => keepTour(me.person, { step: 0, ...firstIncident() })}
        >
          {words.start}
        </button>
        <button type="button" className={css.leave} onClick={() => keepTour(me.person, 'over')}>
          {words.decline}
        </button>
      </div>
    </section>
  );
}

/** The incident that stands first on the board, if there is one and the board is shown. */
function firstIncident(): { incident?: string } {
  const href = document.querySelector('main a[href^="/su-co/"]')?.getAttribute('href');
  return href ? { incident: href } : {};
}

function UnderWay({ me, standing }: { me: Me; standing: Standing }) {
  const { tour: words } = useHelp();
  const [, go] = useLocation();
  const steps = stepsFor(me, standing.incident !== undefined);
  const at = Math.min(standing.step, steps.length - 1);
  const step = steps[at];
  const to = (next: number): void => {
    const found = { ...firstIncident(), ...standing };
    keepTour(me.person, { ...found, step: next });
    go(pathOf({ ...found, step: next }, me));
  };
  const pause = (): void => keepTour(me.person, { ...standing, isPaused: true });
  useDeeds(words.title, [{ id: 'pause', keys: ['Escape'], label: words.later, run: pause }]);
  if (!step) return null;
  return (
    <section className={css.card} aria-label={words.title}>
      <p className={css.count}>{words.count(at + 1, steps.length)}</p>
      <Words key={step.name} step={step} me={me} />
      <div className={css.buttons}>
        {at > 0 && (
          <button type="button" className={css.before} onClick={() => to(at - 1)}>
            {words.before}
          </button>
        )}
        {at < steps.length - 1 ? (
          <button type="button" className={css.next} onClick={() => to(at + 1)}>
            {words.next}
          </button>
        ) : (
          <button type="button" className={css.next} onClick={() => keepTour(me.person, 'over')}>
            {words.done}
          </button>
        )}
        <button type="button" className={css.leave} onClick={pause}>
          {words.later}
        </button>
      </div>
    </section>
  );
}

/** What a step says; its heading takes the focus once the part that it means is there. */
function Words({ step, me }: { step: Step; me: Me }) {
  const { w } = useWords();
  const { tour: words } = useHelp();
  const heading = useRef<HTMLHeadingElement>(null);
  useRing(step.target(w), () => heading.current?.focus({ preventScroll: true }));
  const { title, text } = words.steps[step.name];
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{typeof text === 'string' ? text : text[me.party]}</p>
    </>
  );
}
