/** Names of answers about one's own security: apart, as the report asks for none of them. */
export const ownKeys = {
  session: ['session'],
  sessions: ['sessions'],
  passkeys: ['passkeys'],
  means: ['means'],
  setupLeft: ['setup-left'],
} as const;
