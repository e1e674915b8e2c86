/** What every route works with, and the server type that knows the schemas. */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Desk } from '../app/handle.ts';
import type { Scanner } from '../app/virus-scan.ts';
import type { DeliverySetup } from '../app/delivery-setup.ts';
import type { LinkSecret } from '../app/link-secret.ts';
import type { Wall } from '../app/wall.ts';
import type { Lineage } from '../store/directory.ts';
import type { Keyring } from '../app/keyring.ts';
import type { LiveHub } from './live.ts';
declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asks for a browser’s session, which may be locked or in want of a second factor. */
    bySession?: boolean;
  }
}

import type { Identity, Who } from './who.ts';
import type { Auth } from './auth.ts';

/** The server, with bodies, queries and answers typed from their schemas. */
export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface Context {
  desk: Desk;
  who: Who;
  auth: Auth;
  identity: Identity;
  /** What looks for malware in files; undefined: nothing does. */
  scanner: Scanner | undefined;
  live: LiveHub;
  wall: Wall;
  /** The name of a province by its code. */
  provinceName: (code: string) => string;
  /** The password that the sample people share; undefined on a desk that works for real. */
  samplePassword: string | undefined;
  delivery: DeliverySetup;
  /** What knows the links that people answer, or come in, by; undefined: none is known. */
  links: LinkSecret | undefined;
  /** What a unit was called before, and what it has become. */
  lineageOf: (unit: string) => Promise<Lineage>;
  /** The folder of what ships: facts and agreements. */
  root: string;
  ring: Keyring;
}
