import type { Words } from '../vi.ts';

/** A report that waited on a phone while its circuit was reported otherwise: whether it is one. */
export const meanwhile: Words['meanwhile'] = {
  title: 'Is it the same incident?',
  text: (code, state) =>
    `While this report waited for a network, ${code} was reported on the same circuit (now at: ${state}). Your report is not sent yet: you decide.`,
  open: (code) => `Open ${code}`,
  same: (code) => `The same: add it to ${code}`,
  sameText: (code) =>
    `If it is: your report becomes a note; your calls, photos and what you did since go to ${code}. What you did before ${code} began counts from its beginning; the true time is said in words.`,
  earlier: (when) => `In truth done at ${when}.`,
  apart: 'Another matter: send its own report',
  note: (when, what, since) =>
    `Reported from a phone without a network as well, at ${when}: ${what}, since ${since}.`,
  found: (verdict) => `Checked at the site: ${verdict}.`,
  contact: (name, phone) => `To call back: ${name}, ${phone}.`,
};
