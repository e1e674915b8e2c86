/** The way to the list that a thing stands in: to it as it was left, where one came from it. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { cameFromPath, goBack } from './arrival.ts';

export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="tap"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || cameFromPath() !== href) return;
        event.preventDefault();
        goBack();
      }}
    >
      {children}
    </Link>
  );
}
