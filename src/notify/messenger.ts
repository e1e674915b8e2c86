/** What every means of telling somebody has in common: one message out, one outcome back. */

/** A message ready to go. The id is given before the first try and stays for every other. */
export interface Message {
  /** The delivery's id, by which a gateway can tell a repetition from a second message. */
  id: string;
  to: { name: string; address: string };
  /** One line, for means that have one. */
  subject: string;
  /** The whole text, in the recipient's language, with the link to the desk. */
  text: string;
  /** The same in at most 160 characters without diacritics, as brand-name senders demand. */
  short: string;
  /** What it is about, for programs (webhooks). */
  about: { notice: string; incidents: { id: string; code: string }[] };
}

/** What became of a try. `answer`: the gateway's own words, kept as evidence. */
export type Outcome =
  | { kind: 'sent'; answer: string; gatewayId?: string }
  /** May go through later: no connection, a busy gateway. */
  | { kind: 'deferred'; answer: string }
  /** Will not go through: no such address, refused for good. `isGone`: the address is no more. */
  | { kind: 'refused'; answer: string; isGone?: true };

/** A means of telling: a mail server, a text gateway, a webhook … */
export interface Messenger {
  /** Which gateway this is, for evidence and for the operator ("smtp:mail.example.vn:587"). */
  name: string;
  /** Never throws: what goes wrong is an outcome. Ends by itself within its own time limit. */
  send: (message: Message) => Promise<Outcome>;
  /** Ends its connections. */
  close: () => Promise<void>;
}
