/** What an agreement sets, as figures: its clocks, its ladder, its hours and its options. */
import type { Agreement, Contact, Words } from '../domain/agreement.ts';
import { termOf } from '../domain/retention.ts';
import { calendarWords, spanWords, weekWords } from './agreement-words.ts';

/** The agreed figures in the contract's shape; a length that was not agreed is left out. */
export function termsOf(agreement: Agreement) {
  const { clocks, ladder, options, calendar, contacts } = agreement;
  const { response, diagnosis, restoration, verification, rfo } = clocks;
  const { unansweredCallsAsNotice: calls, quietHours } = options;
  return {
    calendar: calendar ? ('working-hours' as const) : ('24x7' as const),
    hours: inBoth((lang) => calendarWords(calendar, lang)),
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
    ...(quietHours ? { quietHours: spanWords(quietHours) } : {}),
    record: termOf(agreement),
  };
}

function inBoth(told: (lang: 'vi' | 'en') => string): Words {
  return { vi: told('vi'), en: told('en') };
}

/** An agreement is checked when it is loaded: a level's contact is there. */
function contactOf(contact: Contact | undefined) {
  if (!contact) throw new Error('a level of the ladder has no contact');
  const { name, title, phone, phonePrinted, email, verifiedOn, hours } = contact;
  return {
    name,
    title,
    ...(phone === undefined ? {} : { phone }),
    ...(phonePrinted === undefined ? {} : { phonePrinted }),
    ...(email === undefined ? {} : { email }),
    ...(verifiedOn === undefined ? {} : { verifiedOn }),
    ...(hours ? { hours: inBoth((lang) => weekWords(hours, lang)) } : {}),
  };
}
