/**
 * Answering without an account: whoever an escalation was told to holds a link, and what it is good
 * for is decided here. It stands for one contact, one incident and one cycle, for a few days.
 */
import type { Instant, Millis } from './agreement.ts';
import type { Command } from './commands.ts';
import { allowedCommands } from './decide.ts';
import type { Holder, Incident } from './incident.ts';
import type { RefusalCode } from './refusals.ts';
import type { Actor, CommandName } from './roles.ts';

/** How long a link answers: over a weekend; whoever comes later signs in or calls. */
export const linkLastsMs: Millis = 72 * 3_600_000;

/** What can be answered, in the order of the clauses; the last hands the question on. */
export const linkAnswers = ['acknowledge', 'diagnose', 'fixed', 'not-mine'] as const;
export type LinkAnswer = (typeof linkAnswers)[number];

/** The command that each answer is. */
const answerCommand = {
  acknowledge: 'respond',
  diagnose: 'diagnose',
  fixed: 'report-fixed',
  'not-mine': 'note',
} as const satisfies Record<LinkAnswer, CommandName>;

/** The means by which a link can come. */
const linkChannels = ['mail', 'text'] as const;
export type LinkChannel = (typeof linkChannels)[number];

/** A link as the desk keeps it. */
export interface AnswerLink {
  /** Its public half, by which it is found; nobody can answer with this alone. */
  locator: string;
  incident: string;
  cycle: number;
  level: number;
  contact: string;
  contactName: string;
  channel: LinkChannel;
  address: string;
  madeAt: Instant;
  expiresAt: Instant;
  revokedAt?: Instant;
  /** What was answered by it, and when. */
  uses: { answer: LinkAnswer; at: Instant }[];
}

/** Whether a notice carries a link: an escalation to a contact of the carrier, once notified. */
export function carriesLink(about: {
  notice: string;
  recipient: string;
  channel: string;
  side: string;
  incident: Pick<Incident, 'notifiedAt'>;
}): boolean {
  return (
    about.notice === 'escalated' &&
    about.recipient.startsWith('contact:') &&
    isLinkChannel(about.channel) &&
    about.side === 'carrier' &&
    about.incident.notifiedAt !== undefined
  );
}

/** Whether a channel can bring a link. */
export function isLinkChannel(channel: string): channel is LinkChannel {
  return linkChannels.some((one) => one === channel);
}

/** Why a link answers nothing any more; undefined: it does. */
export function endOfLink(
  link: AnswerLink,
  incident: Pick<Incident, 'cycle'>,
  now: Instant,
): RefusalCode | undefined {
  if (link.revokedAt !== undefined) return 'L-3';
  if (link.uses.some(({ answer }) => answer === 'not-mine' || answer === 'fixed')) return 'L-5';
  if (now >= link.expiresAt) return 'L-2';
  return incident.cycle === link.cycle ? undefined : 'L-4';
}

/** Whoever holds the link, as the record names them: the contact, and how the answer came. */
export function answererOf(link: AnswerLink, incident: Incident, unitName: string): Actor {
  return {
    person: `contact:${link.contact}`,
    name: link.contactName,
    // The paper's first level is the account manager, those above it the director.
    role: link.level <= 1 ? 'account-manager' : 'director',
    unit: incident.report.carrierUnit,
    unitName,
    via: { link: link.locator, channel: link.channel },
  };
}

/** The answers that this link can give now: each once, and only where the procedure has room. */
export function answersLeft(link: AnswerLink, incident: Incident, actor: Actor): LinkAnswer[] {
  const allowed = allowedCommands(incident, actor);
  return linkAnswers.filter(
    (answer) => !hasAnswered(link, answer) && allowed.includes(answerCommand[answer]),
  );
}

/** Whether this link has given this answer already. */
export function hasAnswered(link: AnswerLink, answer: LinkAnswer): boolean {
  return link.uses.some((use) => use.answer === answer);
}

/** What somebody answered. */
export type Answered =
  | { answer: 'acknowledge'; text: string }
  | { answer: 'diagnose'; cause: string; etr: Instant; responsibility?: Holder }
  | { answer: 'fixed'; what: string }
  | { answer: 'not-mine'; text: string };

/** The command that an answer gives. */
export function commandOf(answered: Answered): Command {
  switch (answered.answer) {
    case 'acknowledge':
      return { name: 'respond', data: { text: answered.text } };
    case 'diagnose': {
      const { answer: _answer, ...data } = answered;
      return { name: 'diagnose', data };
    }
    case 'fixed':
      return { name: 'report-fixed', data: { what: answered.what } };
    case 'not-mine':
      return { name: 'note', data: { text: answered.text } };
  }
}
