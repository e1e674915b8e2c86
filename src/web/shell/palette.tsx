/** The palette: goes to anything by its name, and does what this person may do here and now. */
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Me } from '../../http/contract/directory.ts';
import { useFound } from '../api/board.ts';
import { useWords } from '../words/use-words.tsx';
import { useChoices, type Choice } from './choices.ts';
import css from './palette.module.css';

/** Long enough for a Vietnamese letter of three keystrokes, short enough to feel at once. */
const pauseMs = 150;

interface Props {
  me: Me;
  onClose: () => void;
}

export default function Palette({ me, onClose }: Props) {
  const { w } = useWords();
  const words = w.common.find;
  const dialog = useModal();
  const [typed, setTyped] = useState('');
  const asked = useFound(usePaused(typed.trim()));
  const sections = useChoices(me, typed, asked.data);
  const all = sections.flatMap((section) => section.choices);
  const [at, setAt] = useState(0);
  const here = Math.min(at, all.length - 1);
  const list = useId();
  const run = (choice: Choice | undefined): void => {
    if (!choice) return;
    dialog.current?.close();
    // After the dialog has given the focus back: the act may want it for its own form.
    setTimeout(choice.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setAt((here + by + all.length) % Math.max(1, all.length));
    else if (event.key === 'Enter') run(all[here]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className={css.palette} aria-label={words.title} onClose={onClose}>
      <div className={css.head}>
        <IconSearch size={20} stroke={1.75} aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label={words.title}
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={here >= 0 ? `${list}-${here}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Options id={list} sections={sections} here={here} onChoose={run} />
      <p role="status" className={css.foot}>
        {all.length === 0 && !asked.isFetching ? words.none : words.hint}
        <span className="unseen">{words.results(all.length)}</span>
      </p>
    </dialog>
  );
}

interface OptionsProps {
  id: string;
  sections: ReturnType<typeof useChoices>;
  here: number;
  onChoose: (choice: Choice) => void;
}

function Options({ id, sections, here, onChoose }: OptionsProps) {
  const { w } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  let count = -1;
  return (
    <div ref={list} id={id} role="listbox" aria-label={w.common.find.title} className={css.list}>
      {sections.map(({ title, choices }) => (
        <div key={title} role="group" aria-label={title}>
          <div role="presentation" className={css.title}>
            {title}
          </div>
          {choices.map((choice) => {
            count += 1;
            return (
              // The field has the keyboard, and tells of the option by its id.
              <div
                key={choice.id}
                id={`${id}-${count}`}
                role="option"
                tabIndex={-1}
                aria-selected={count === here}
                className={css.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(choice)}
                onKeyDown={(event) => event.key === 'Enter' && onChoose(choice)}
              >
                <span className={css.label}>{choice.label}</span>
                {choice.about !== undefined && <span className={css.about}>{choice.about}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Opens the browser's own dialog: it keeps the focus inside, closes on Escape, gives it back. */
function useModal() {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    const beside = (event: MouseEvent): void => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('click', beside);
    dialog.querySelector('input')?.focus();
    return () => {
      dialog.removeEventListener('click', beside);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}

/** A text once its typing has paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
