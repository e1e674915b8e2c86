/** The HTTP server: protections, API, reference, page. It listens only when it is told to. */
import { securityHeaders, strictTransport } from './security-headers.ts';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastifyUnderPressure from '@fastify/under-pressure';
import fastify, { type FastifyRequest } from 'fastify';
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { noDelivery, type DeliverySetup } from '../app/delivery-setup.ts';
import type { Desk } from '../app/handle.ts';
import type { Scanner } from '../app/virus-scan.ts';
import { entranceLimits } from './tries.ts';
import { openWall } from '../app/wall.ts';
import type { Keyring } from '../app/keyring.ts';
import type { Lateness } from '../app/lateness.ts';
import type { LinkSecret } from '../app/link-secret.ts';
import { lineageLoader, listProvinces } from '../store/directory.ts';
import { tokenLookup } from '../store/people.ts';
import type { Auth } from './auth.ts';
import type { Context, Server } from './context.ts';
import { installErrors, refusePath, RefusedError } from './errors.ts';
import { openLive } from './live.ts';
import { installReference } from './openapi.ts';
import { openTroubles } from './page-answer.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { closingRoutes } from './routes/closing.ts';
import { accountRoutes } from './routes/account.ts';
import { answerRoutes } from './routes/answers.ts';
import { linkRoutes } from './routes/answer-links.ts';
import { archiveRoutes } from './routes/archives.ts';
import { auditRoutes } from './routes/audit.ts';
import { adminAgreementRoutes } from './routes/admin-agreements.ts';
import { adminCalendarRoutes } from './routes/admin-calendars.ts';
import { adminWordingRoutes } from './routes/admin-wordings.ts';
import { adminContactRoutes } from './routes/admin-contacts.ts';
import { adminRoutes } from './routes/admin.ts';
import { importRoutes } from './routes/admin-import.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { directoryRoutes } from './routes/directory.ts';
import { groupRoutes } from './routes/groups.ts';
import { contactRoutes } from './routes/contacts.ts';
import { drillAnswerRoutes } from './routes/drill-answers.ts';
import { drillRoutes } from './routes/drills.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { phoneRoutes } from './routes/phone-tasks.ts';
import { mailRoutes } from './routes/mail.ts';
import { previewRoutes } from './routes/previews.ts';
import { pushRoutes } from './routes/push.ts';
import { textReceiptRoutes } from './routes/text-receipts.ts';
import { textRoutes } from './routes/texts.ts';
import { metricsRoute } from './metrics.ts';
import { retentionRoutes } from './routes/retention.ts';
import { recordRoutes } from './routes/record.ts';
import { readinessRoutes } from './routes/readiness.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { whatIfRoutes } from './routes/what-if.ts';
import { trespassHook } from './trespass.ts';
import { openIdentity, type Identity } from './who.ts';
import { codeRoutes } from './routes/codes.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { peopleRoutes } from './routes/people.ts';
import { securityRoutes } from './routes/security.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupLeftRoutes, setupRoutes } from './routes/setup.ts';
import { boardRoutes } from './routes/board.ts';

export interface ServerOptions {
  desk: Desk;
  auth: Auth;
  /** The folder of the built page; the API works without it. */
  webFolder: string;
  samplePassword: string | undefined;
  /** Whether roles that need a second factor are held to it; sample people never are. */
  isSecondFactorAsked?: boolean;
  /** The folder of what ships: facts and agreements. */
  root: string;
  /** By what means the desk sends; absent: by none. */
  delivery?: DeliverySetup;
  /** What knows the links that people answer by; absent: none is known. */
  links?: LinkSecret;
  /** How late this process's engine was; absent: it runs none. */
  lateness?: Lateness;
  /** The keys that sign the record. */
  ring: Keyring;
  /** Failed tries at the entrance a minute from one address of the network. */
  signInsPerMinute: number;
  /** How far behind the desk may be before it answers "come again" (D-10); 0: it never does. */
  busyAfterMs?: number;
  /** What looks for malware in files; absent: nothing does. */
  scanner?: Scanner | undefined;
  /** The proxies whose `X-Forwarded-*` count; absent: nobody's. */
  trustProxy?: readonly string[];
  /** Whether browsers come by https: then they are told to for good. */
  isHttps?: boolean;
  /** Told of every defect, with what was asked; absent: the log alone is. */
  onDefect?: ((error: unknown, asked: string) => void) | undefined;
  /** Whether requests are logged (JSON lines on standard output). */
  log: boolean;
}

/** The largest body: the longest texts of a command fit several times over. */
const bodyMax = 64 * 1024;

/** So far behind, a quick 503 helps more than a slow answer; the phone tries again. */
const busyAfterMs = 2_000;

/** Makes the server. `close()` ends its streams and its listener; the store is the caller's. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { desk, auth } = options;
  const app = fastify({
    bodyLimit: bodyMax,
    logger: options.log ? { redact: ['req.headers.authorization', 'req.headers.cookie'] } : false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: refusePath,
    trustProxy: options.trustProxy?.length ? [...options.trustProxy] : false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const names = new Map((await listProvinces(desk.store)).map(({ code, name }) => [code, name]));
  const provinceName = (code: string): string => names.get(code) ?? code;
  const delivery = options.delivery ?? noDelivery;
  const { lang } = delivery;
  const troubles = await openTroubles({ store: desk.store, provinceName, lang });
  installErrors(app, options.onDefect, troubles);
  await protect(app, options);
  const wall = openWall(desk.store);
  const live = openLive(desk.store, { news: wall.heard, gap: wall.missed });
  await live.ready;
  app.addHook('onClose', () => live.close());
  const identity = identityOf(options);
  const context: Context = {
    desk,
    who: identity.who,
    auth,
    identity,
    scanner: options.scanner,
    live,
    wall,
    provinceName,
    samplePassword: options.samplePassword,
    lineageOf: lineageLoader(desk.store),
    root: options.root,
    delivery,
    links: options.links,
    ring: options.ring,
  };
  await installReference(app);
  const limits = entranceLimits(options.signInsPerMinute);
  for (const add of [signInRoutes, codeRoutes, setupRoutes]) add(app, context, limits);
  await app.register(async (scope) => {
    guard(scope, context);
    deskRoutes(scope, context);
    metricsRoute(scope, context, options.lateness);
    healthRoutes(scope, desk);
  });
  await app.register(async (scope) => textReceiptRoutes(scope, context));
  const { links } = options;
  for (const add of [answerRoutes, drillAnswerRoutes]) {
    if (links) await app.register(async (scope) => add(scope, context, links));
  }
  await servePage(app, options.webFolder, join(options.root, 'docs', 'guide', 'img'));
  return app;
}

/** A route is closed to strangers unless its schema says otherwise; what is refused is noted. */
function guard(scope: Server, { desk, identity }: Context): void {
  // Before the body is read.
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { schema, config } = request.routeOptions;
    if (config.bySession) await identity.seat(request);
    else if (schema?.security?.length !== 0) await identity.who(request);
    // PostgreSQL stores no NUL, so nothing is called by one: refused once, for every filter.
    if (request.url.includes('%00')) throw new RefusedError('D-4');
  });
  scope.addHook('onError', trespassHook(desk.store, identity.standing));
}

/** What the desk is for, and who may. */
function deskRoutes(app: Server, context: Context): void {
  boardRoutes(app, context);
  incidentRoutes(app, context);
  closingRoutes(app, context);
  attachmentRoutes(app, context);
  directoryRoutes(app, context);
  whatIfRoutes(app, context);
  accountRoutes(app, context);
  groupRoutes(app, context);
  deliveryRoutes(app, context);
  previewRoutes(app, context);
  pushRoutes(app, context);
  textRoutes(app, context);
  mailRoutes(app, context);
  phoneRoutes(app, context);
  readinessRoutes(app, context);
  drillRoutes(app, context);
  contactRoutes(app, context);
  linkRoutes(app, context);
  recordRoutes(app, context);
  identityRoutes(app, context);
  adminRoutes(app, context);
  adminContactRoutes(app, context);
  adminCalendarRoutes(app, context);
  adminWordingRoutes(app, context);
  importRoutes(app, context);
  adminAgreementRoutes(app, context);
}

/** Who one is, who others are, and what was done about it. */
function identityRoutes(app: Server, context: Context): void {
  archiveRoutes(app, context);
  retentionRoutes(app, context);
  auditRoutes(app, context);
  sessionRoutes(app, context);
  securityRoutes(app, context);
  peopleRoutes(app, context);
  invitationRoutes(app, context);
  setupLeftRoutes(app, context);
}

function identityOf({ desk, auth, isSecondFactorAsked, samplePassword }: ServerOptions): Identity {
  const rules = {
    isSecondFactorAsked: isSecondFactorAsked ?? true,
    isSample: samplePassword !== undefined,
  };
  return openIdentity({ store: desk.store, auth, rules, byToken: tokenLookup(desk.store) });
}

async function protect(app: Server, options: ServerOptions): Promise<void> {
  const headers = { ...securityHeaders, ...(options.isHttps ? strictTransport : {}) };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    // What the API answers is somebody's: no browser and no proxy keeps it.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done(isSameOrigin(request) ? undefined : new RefusedError('D-5'));
  });
  await app.register(fastifyRateLimit, { global: false });
  await app.register(fastifyUnderPressure, {
    maxEventLoopDelay: options.busyAfterMs ?? busyAfterMs,
    pressureHandler: () => {
      throw new RefusedError('D-10');
    },
  });
}

/**
 * A browser tells where a writing request comes from; another site's page must not write for us.
 */
function isSameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || ['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
  return URL.parse(origin)?.host === host;
}

function healthRoutes(app: Server, desk: Desk): void {
  const status = z.object({ status: z.literal('ok') });
  const schema = { tags: ['health'], security: [], response: { 200: status } };
  app.get('/healthz', { schema: { ...schema, summary: 'The process runs' } }, () => ({
    status: 'ok' as const,
  }));
  app.get('/readyz', { schema: { ...schema, summary: 'The database answers' } }, async () => {
    await sql`select 1`.execute(desk.store.db).catch(() => {
      throw new RefusedError('D-10');
    });
    return { status: 'ok' as const };
  });
}

/** The page, and the pictures of its guides: those are large, and fetched by who reads them. */
async function servePage(app: Server, folder: string, pictures: string): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    // Compressed when the page was built, better than there is time for at each request.
    preCompressed: true,
    // Built files carry their hash in the name; the page itself is asked for anew each time.
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    wildcard: false,
    index: false,
  });
  await app.register(fastifyStatic, {
    root: pictures,
    prefix: '/huong-dan/hinh/',
    decorateReply: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    // A file that an older page asks for is gone; the page in its place would be a riddle.
    if (/^\/(api|assets|huong-dan\/hinh)\//.test(request.url)) throw new RefusedError('D-1');
    return reply.header('vary', 'cookie').sendFile(firstScreen(request));
  });
}

/**
 * The page, with the screen in it that will be shown first where that is known before anybody is
 * asked: whoever has no session signs in; a bad line carries no script in the time that this takes.
 */
function firstScreen({ url, headers }: FastifyRequest): string {
  const [path] = url.split('?');
  if (path === '/ma-moi' || path === '/thiet-lap') return 'index.html';
  if (!/session_token=./.test(headers.cookie ?? '')) return 'first-sign-in.html';
  return path === '/bao-su-co' ? 'first-report.html' : 'index.html';
}
