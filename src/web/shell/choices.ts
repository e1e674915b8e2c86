/** What the palette offers for what is typed: acts of this screen, what is found, views, pages. */
import { useLocation } from 'wouter';
import type { Found } from '../../http/contract/board.ts';
import type { Me } from '../../http/contract/directory.ts';
import { terms } from '../../http/contract/terms.ts';
import { useViews } from '../api/board.ts';
import { folded } from '../parts/fold.ts';
import { useWords } from '../words/use-words.tsx';
import { useOffered } from './keys.ts';
import { usePlaces } from './places.ts';

export interface Choice {
  id: string;
  label: string;
  about?: string;
  run: () => void;
}

interface Section {
  title: string;
  choices: Choice[];
}

/** What is offered, by kind; acts of the page itself come before those of every page. */
export function useChoices(me: Me, typed: string, found: Found | undefined): Section[] {
  const { w, say } = useWords();
  const words = w.common.find;
  const [, go] = useLocation();
  const to = (id: string, label: string, href: string, about?: string): Choice => ({
    id,
    label,
    ...(about === undefined ? {} : { about }),
    run: () => (href.startsWith('mailto:') ? window.location.assign(href) : go(href)),
  });
  const acts = useOffered()
    .toReversed()
    .flatMap(({ title, deeds }) =>
      deeds
        .filter(({ isAct }) => isAct)
        .map(({ id, label, run }) => ({ id: `${title} ${id}`, label, run: () => void run() })),
    );
  const views = (useViews().data ?? []).map(({ id, name, query }) => to(id, name, `/?${query}`));
  const { top, bottom, more } = usePlaces(me);
  const wall = { href: '/man-hinh', label: w.common.nav.wall };
  const places = new Map([...top, ...bottom, ...more, wall].map((one) => [one.href, one.label]));
  const wanted = folded(typed);
  const matching = (choices: Choice[]): Choice[] =>
    choices.filter(({ label }) => folded(label).includes(wanted));
  const sections = [
    { title: words.acts, choices: matching(acts) },
    ...(wanted === '' || !found ? [] : sectionsOf(found, { words, say, to })),
    { title: words.views, choices: matching(views) },
    {
      title: words.places,
      choices: matching([...places].map(([href, label]) => to(href, label, href))),
    },
  ];
  return sections.filter(({ choices }) => choices.length > 0);
}

interface Around {
  words: ReturnType<typeof useWords>['w']['common']['find'];
  say: ReturnType<typeof useWords>['say'];
  to: (id: string, label: string, href: string, about?: string) => Choice;
}

/** The board narrowed to a place or a circuit, what has ended there too. */
function boardOf(q: string): string {
  return `/?${new URLSearchParams({ show: 'all', q }).toString()}`;
}

function sectionsOf(found: Found, { words, say, to }: Around): Section[] {
  return [
    {
      title: words.incidents,
      choices: found.incidents.map(({ code, siteName, state }) =>
        to(code, code, `/su-co/${code}`, `${siteName} · ${say(terms.state[state])}`),
      ),
    },
    {
      title: words.sites,
      choices: found.sites.map(({ id, name, province }) =>
        to(id, name, boardOf(name), province?.name),
      ),
    },
    {
      title: words.circuits,
      choices: found.circuits.map(({ id, code, siteName }) =>
        to(id, code, boardOf(code), siteName),
      ),
    },
    {
      title: words.provinces,
      choices: found.provinces.map(({ code, name }) => to(code, name, `/ban-do/${code}`)),
    },
    {
      title: words.contacts,
      choices: found.contacts.map(({ name, title, phone, agreement }) =>
        to(
          `${agreement.id} ${name}`,
          name,
          `/quy-trinh/${agreement.id}`,
          [say(title), phone].filter(Boolean).join(' · '),
        ),
      ),
    },
    {
      title: words.people,
      choices: found.people.map(({ name, email, unitName }) =>
        to(email, name, `mailto:${email}`, `${unitName} · ${email}`),
      ),
    },
  ];
}
