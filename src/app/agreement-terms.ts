/** What an agreement sets, as figures: its clocks, its ladder, and how unanswered calls count. */
import type { Agreement, Contact } from '../domain/agreement.ts';

/** The agreed figures in the contract's shape; a length that was not agreed is left out. */
export function termsOf(agreement: Agreement) {
  const { clocks, ladder, options, calendar, contacts } = agreement;
  const { response, diagnosis, restoration, verification, rfo } = clocks;
  const calls = options.unansweredCallsAsNotice;
  return {
    calendar: calendar ? ('working-hours' as const) : ('24x7' as const),
    clocks: [
      { clock: 'response' as const, ...response },
      { clock: 'diagnosis' as const, ...diagnosis },
      { clock: 'restoration' as const, ...restoration },
      { clock: 'verification' as const, ...verification },
      ...(rfo ? [{ clock: 'rfo' as const, ...rfo }] : []),
    ],
    ladder: {
      mode: ladder.mode,
      levels: ladder.levels.map(({ contact, ...level }) => ({
        ...level,
        contact: contactOf(contacts.find(({ id }) => id === contact)),
      })),
    },
    ...(calls === undefined ? {} : { unansweredCallsAsNotice: calls }),
  };
}

/** An agreement is checked when it is loaded: a level's contact is there. */
function contactOf(contact: Contact | undefined) {
  if (!contact) throw new Error('a level of the ladder has no contact');
  const { name, title, phone, phonePrinted, email, verifiedOn } = contact;
  return {
    name,
    title,
    ...(phone === undefined ? {} : { phone }),
    ...(phonePrinted === undefined ? {} : { phonePrinted }),
    ...(email === undefined ? {} : { email }),
    ...(verifiedOn === undefined ? {} : { verifiedOn }),
  };
}
