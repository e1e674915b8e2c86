/** What is typed into a search box, told on when the typing pauses. */
import { useEffect, useRef, useState } from 'react';

/** Long enough for a Vietnamese letter of three keystrokes, short enough to feel at once. */
const pauseMs = 250;

/** `value` is what is in force; it wins whenever it changes for another reason than typing. */
export function useTyped(value: string, onPause: (text: string) => void) {
  const [typed, setTyped] = useState(value);
  const [inForce, setInForce] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== inForce) {
    setInForce(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string): void => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onPause(text.trim()), pauseMs);
  };
  return { typed, type };
}
