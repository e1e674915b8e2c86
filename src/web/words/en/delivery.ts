import type { Words } from '../vi.ts';

/** The words of what was sent: by what means, about what, and what became of it. */
export const delivery = {
  channel: {
    mail: 'E-mail',
    text: 'Text message',
    phone: 'Phone call',
    webhook: 'Webhook',
    push: 'Phone notification',
  },
  status: {
    queued: 'waits to be sent',
    sending: 'being sent',
    sent: 'sent',
    failed: 'could not be sent',
    sunk: 'would be sent: sending is not switched on',
    done: 'reached by phone',
  },
  toCall: 'waits for a caller',
  notCalled: 'could not be called',
  notice: {
    breached: 'Deadline missed',
    escalated: 'Escalation',
    'level-skipped': 'Level skipped',
    'escalation-offered': 'Escalation is due',
  },
  level: (n: number) => `level ${n}`,
  cycle: (n: number) => `cycle ${n}`,
  reminder: (n: number) => `no. ${n}`,
  insteadOf: (channel: string) => `Instead of: ${channel.toLowerCase()}`,
  notBefore: (at: string) => `To be sent from ${at}`,
  nextTry: (at: string) => `Next try ${at}`,
  text: 'Text',
  noText: 'The text is written when it is sent.',
  answer: 'The gateway’s answer',
  gateway: (name: string) => `by ${name}`,
  bundled: (n: number) => `In one message with ${n - 1} other matters of the same recipient.`,
  calls: 'Calls made',
  callResult: { reached: 'reached', 'not-reached': 'not reached', 'wrong-number': 'wrong number' },
  open: (recipient: string, channel: string) => `${channel} to ${recipient}: read it`,
  told: {
    title: 'Who was told',
    none: 'Nobody had to be told yet. When a deadline passes, the messages appear here.',
  },
} satisfies Words['delivery'];
