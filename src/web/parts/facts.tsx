/** Facts as pairs, name beside value, or `across` in columns; one without a value is left out. */
import type { ReactNode } from 'react';
import css from './facts.module.css';

interface Props {
  facts: readonly (readonly [string, ReactNode])[];
  across?: boolean;
}

export function Facts({ facts, across = false }: Props) {
  return (
    <dl className={across ? css.across : css.facts}>
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
