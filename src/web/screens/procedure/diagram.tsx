/** The state diagram, drawn from the procedure's table. */
import { useId } from 'react';
import { stepOf } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useWide } from '../../parts/use-wide.ts';
import { useWords } from '../../words/use-words.tsx';
import { arrows, boxes, clockBand, size, type Arrow, type Box } from './diagram-layout.ts';
import css from './diagram.module.css';

export function Diagram() {
  const { w } = useWords();
  const wide = useWide();
  const id = useId();
  const words = w.procedure.diagram;
  const band = clockBand();
  return (
    // A phone scrolls it: shrunk to its width nothing could be read. A keyboard must reach it, too.
    <div
      className={css.frame}
      tabIndex={wide ? undefined : 0}
      role="group"
      aria-label={words.title}
    >
      <svg
        className={css.diagram}
        viewBox={`0 0 ${size.width} ${size.height}`}
        width={size.width}
        height={size.height}
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
      >
        <title id={`${id}-title`}>{words.title}</title>
        <desc id={`${id}-text`}>{words.description}</desc>
        <defs>
          <marker
            id={`${id}-head`}
            viewBox="0 0 8 8"
            refX="7.5"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0.5 8 4 0 7.5z" className={css.head} />
          </marker>
        </defs>
        <rect x={band.x} y={band.y} width={band.w} height={band.h} rx="10" className={css.band} />
        <text x={band.x + 10} y={band.y + 15} className={css.bandName}>
          {words.beside}
        </text>
        {arrows.map((arrow) => (
          <Way key={`${arrow.from} ${arrow.exit}`} arrow={arrow} head={`url(#${id}-head)`} />
        ))}
        {boxes.map((box) => (
          <State key={box.state} box={box} />
        ))}
      </svg>
    </div>
  );
}

function Way({ arrow, head }: { arrow: Arrow; head: string }) {
  const { say } = useWords();
  const { path, label, exit } = arrow;
  return (
    <g>
      <path d={path} className={css.way} markerEnd={head} />
      <text x={label.x} y={label.y} textAnchor={label.anchor} className={css.label}>
        {say(terms.exit[exit])}
      </text>
    </g>
  );
}

/** A narrow box breaks a long name in two. */
function State({ box }: { box: Box }) {
  const { w, say } = useWords();
  const { state, x, y, w: width, h } = box;
  const { clause, mover } = stepOf(state);
  const name = `${clause}. ${say(terms.state[state])}`;
  const lines = width < 200 && name.length > 12 ? broken(name) : [name];
  const first = y + h / 2 - (lines.length * 18) / 2 + 5;
  return (
    <g>
      <rect x={x} y={y} width={width} height={h} rx="8" className={css.box} data-mover={mover} />
      {lines.map((line, place) => (
        <text key={line} x={x + width / 2} y={first + place * 18} className={css.name}>
          {line}
        </text>
      ))}
      <text x={x + width / 2} y={first + lines.length * 18} className={css.mover}>
        {w.procedure.diagram.mover[mover]}
      </text>
    </g>
  );
}

/** Breaks at the space nearest to the middle. */
function broken(name: string): string[] {
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index).slice(1);
  const middle = name.length / 2;
  const at = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
}
