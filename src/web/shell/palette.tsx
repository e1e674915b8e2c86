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
  /** What was typed while it was on its way. */
  takeTyped: () => string;
  onClose: () => void;
}

export default function Palette({ me, takeTyped, onClose }: Props) {
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
          onFocus={() => {
            const ahead = takeTyped();
            setTyped((now) => ahead + now);
          }}
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
  /** The place of a section's first option among all of them. */
  const first = (at: number): number =>
    sections.slice(0, at).reduce((sum, { choices }) => sum + choices.length, 0);
  return (
    <div id={id} role="listbox" aria-label={w.common.find.title} className={css.list}>
      {sections.map(({ title, choices }, at) => (
        <div key={title} role="group" aria-label={title}>
          <div role="presentation" className={css.title}>
            {title}
          </div>
          {choices.map((choice, place) => (
            <Option
              key={choice.id}
              id={`${id}-${first(at) + place}`}
              choice={choice}
              isHere={first(at) + place === here}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  isHere: boolean;
  onChoose: (choice: Choice) => void;
}

/** The field has the keyboard, and tells of the option by its id. */
function Option({ id, choice, isHere, onChoose }: OptionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isHere) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isHere}
      className={css.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(choice)}
      onKeyDown={(event) => event.key === 'Enter' && onChoose(choice)}
    >
      <span>{choice.label}</span>
      {choice.about !== undefined && <span className={css.about}>{choice.about}</span>}
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
