/** What the screens of one's own security go by, apart from what every screen carries. */
export { sharedDeskIdleMs, tokenScopes } from '../../domain/administration.ts';
export type { TokenScope } from '../../domain/administration.ts';
