/** What the report does without: fetched when it is shown. */
import { lazy, type ComponentType } from 'react';
import { restOfWords } from '../words/use-words.tsx';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/** A screen or a part, fetched when it is shown, with its words and the styles of its parts. */
export function fetched<P>(load: Load<P>) {
  return atTheDoor(async () => {
    const [screen] = await Promise.all([load(), restOfWords()]);
    return screen;
  });
}

/** As `fetched`, for who is not in yet: the entrance has words of its own. */
export function atTheDoor<P>(load: Load<P>) {
  return lazy(async () => {
    const [screen] = await Promise.all([load(), import('../theme/mantine-rest.css')]);
    return screen;
  });
}
