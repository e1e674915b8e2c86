/** Each office of a mass outage: where its incident is, and whether it said that the line works. */
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { GroupView } from '../../../http/contract/groups.ts';
import { terms } from '../../../http/contract/terms.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './groups.module.css';

export type Child = GroupView['children'][number];

interface Props {
  view: GroupView;
  onLeave: (child: Child) => void;
}

export function Children({ view, onLeave }: Props) {
  const { w, say } = useWords();
  const words = w.groups;
  const mayLeave = view.acts.includes('leave');
  return (
    <>
      <ul className={css.children}>
        {view.children.map((child) => (
          <li key={child.incident}>
            <div className={css.child}>
              <Link href={`/su-co/${child.code}`} className="tap">
                {child.site.name}
              </Link>
              <span className="muted small">
                {child.circuit.code} · {child.code} · {words.standing[child.standing]}
                {child.reason !== undefined && `: ${child.reason}`}
              </span>
              <StateBadge state={child.state} />
              <span className={css.verified} data-back={child.back}>
                {words.verified[answerOf(child)]}
              </span>
              {child.refused.length > 0 && (
                <span className="small">
                  {words.refused}: {child.refused.join(', ')}
                </span>
              )}
            </div>
            {mayLeave && child.standing === 'in' && (
              <Button
                variant="default"
                aria-label={words.leaveNamed(child.site.name)}
                onClick={() => onLeave(child)}
              >
                {words.leave}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {view.others.length > 0 && (
        <>
          <h3>{words.others}</h3>
          <ul className={css.others}>
            {view.others.map(({ site, state }) => (
              <li key={site}>
                {site} <span className="muted">· {say(terms.state[state])}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What the office said, if it was asked: nobody else says it for the office. */
function answerOf(child: Child): 'back' | 'rejected' | 'waits' | 'no' {
  if (child.back) return 'back';
  if (child.state === 'verification') return 'waits';
  return child.cycle > 1 ? 'rejected' : 'no';
}
