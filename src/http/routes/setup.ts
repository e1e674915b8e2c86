/** /api/setup: the first visit of a new desk, by the one-time code of its console; what is left. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { codeHash, makeCode } from '../../app/access.ts';
import type { AgreementReading } from '../../app/agreements.ts';
import { isShort, passwordFlaw } from '../../app/passwords.ts';
import { levelsOf } from '../../app/readiness.ts';
import { readFirstAgreement, setUp } from '../../app/setup.ts';
import { countOffices, readShippedAgreements } from '../../app/shipped.ts';
import {
  administersSide,
  firstRole,
  invitesFirst,
  passwordMin,
} from '../../domain/administration.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { wouldFail } from '../../domain/readiness.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { writeAudit } from '../../store/audit.ts';
import { readNow } from '../../store/connect.ts';
import { judgeSetupCode } from '../../store/setup.ts';
import { countSetup, otherSides, withdrawFirst, type OtherSide } from '../../store/setup-left.ts';
import { hasSignIn } from '../../store/sign-ins.ts';
import { readSwitch } from '../../store/switch.ts';
import * as contract from '../contract/setup.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import type { EntranceLimits } from '../tries.ts';
import type { Standing } from '../who.ts';

const tags = ['setup'];

/** The longest agreement has 256 KiB; escaped as JSON it is longer. */
const bodyLimit = 1024 * 1024;

/** Adds the first visit, under the limits of the entrance. */
export function setupRoutes(app: Server, context: Context, limits: EntranceLimits): void {
  const { root } = context;
  app.post(
    '/api/setup/look',
    {
      ...limits,
      schema: {
        tags,
        security: [],
        summary: 'What a new desk can begin with, for who has its one-time code',
        body: contract.setupCode,
        response: { 200: contract.setupChoices },
      },
    },
    async (request) => {
      await requireCode(context, request.body.code);
      const shipped = await readShippedAgreements(root);
      // What two parties have signed comes before what only shows how one is written.
      const agreements = shipped.toSorted((a, b) => Number(isExample(a)) - Number(isExample(b)));
      return {
        agreements: agreements.map(({ agreement }) => shown(agreement)),
        offices: await countOffices(root),
        passwordMin: passwordMin.withSecondFactor,
      };
    },
  );
  app.post(
    '/api/setup/agreement',
    {
      ...limits,
      bodyLimit,
      schema: {
        tags,
        security: [],
        summary: 'What an agreement of one’s own says, or its flaws by line and column',
        body: contract.setupFile,
        response: { 200: contract.setupFileRead },
      },
    },
    async (request) => {
      const { code, yaml } = request.body;
      await requireCode(context, code);
      const read = await readFirstAgreement(root, { yaml });
      return read === undefined ? { flaws: [] } : readOf(read);
    },
  );
  finishRoute(app, context, limits);
}

function finishRoute(app: Server, context: Context, limits: EntranceLimits): void {
  const { root, auth, desk } = context;
  app.post(
    '/api/setup',
    {
      ...limits,
      bodyLimit,
      schema: {
        tags,
        security: [],
        summary: 'Set the desk up, once: parties, agreement, the first administrator of one side',
        body: contract.setupOrder,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { code, password, agreement: chosen, ...given } = request.body;
      await requireCode(context, code);
      const agreement = await readFirstAgreement(root, chosen);
      if (!agreement || 'flaws' in agreement) throw new RefusedError('A-1');
      const flaw = passwordFlaw(password, { email: given.email, hasSecondFactor: true });
      if (flaw) throw new RefusedError(flaw);
      const refused = await setUp(desk.store, root, code, {
        ...given,
        agreement,
        passwordHash: await auth.hash(password),
        isShort: isShort(password),
        origin: originOf(request),
      });
      if (refused) throw new RefusedError(refused.refusal);
      return reply.code(204).send(null);
    },
  );
}

/** Throws S-1 or S-2 before anything costs anything: a guess is a look at one row. */
async function requireCode({ desk }: Context, code: string): Promise<void> {
  const judged = await judgeSetupCode(desk.store, codeHash(code));
  if (judged !== 'good') throw new RefusedError(judged === 'closed' ? 'S-2' : 'S-1');
}

function isExample({ file }: { file: string }): boolean {
  return file.startsWith('example-');
}

function shown({ id, version, title, customer, carrier }: Agreement): contract.SetupAgreement {
  const party = ({ id: unit, name }: Agreement['customer']) => ({ id: unit, name });
  return { id, version, title, customer: party(customer), carrier: party(carrier) };
}

function readOf(read: AgreementReading): contract.SetupFile {
  if ('agreement' in read) return { flaws: [], agreement: shown(read.agreement) };
  return { flaws: read.flaws.map(({ path, ...flaw }) => ({ ...flaw, path: path.join('.') })) };
}

/** Adds what is left to do once somebody is in: the other side's first administrator, the rest. */
export function setupLeftRoutes(app: Server, context: Context): void {
  const { desk, delivery } = context;
  const { store } = desk;
  app.get(
    '/api/setup/left',
    {
      schema: {
        tags,
        summary: 'What is left to do before the desk can be relied on, for administrators',
        response: { 200: contract.setupLeft },
      },
    },
    async (request) => {
      const { person } = await administering(context, request);
      const [others, counts, ladder, turns] = await Promise.all([
        otherSides(store, person),
        countSetup(store, person),
        ladderOf(context, person.unit),
        readSwitch(store.db),
      ]);
      return {
        ...counts,
        ...ladder,
        otherSides: others.map(otherSideOf),
        isLive: turns[0]?.isLive ?? false,
        gateways: delivery.gateways,
        address: addressOf(context, request),
      };
    },
  );
  otherSideRoute(app, context);
}

function otherSideRoute(app: Server, context: Context): void {
  const { desk, delivery } = context;
  const { store } = desk;
  app.post(
    '/api/setup/other-side',
    {
      schema: {
        tags,
        summary: 'Invite the other side’s first administrator, while nobody is there',
        body: contract.firstOfOther,
        response: { 201: contract.firstInvited },
      },
    },
    async (request, reply) => {
      const standing = await administering(context, request);
      const { unit, name, email, by } = request.body;
      const other = (await otherSides(store, standing.person)).find((one) => one.unit === unit);
      if (!other) throw new RefusedError('D-1');
      if (!invitesFirst(standing.person, standing, other)) throw new RefusedError('S-3');
      if (await hasSignIn(store.db, email)) throw new RefusedError('I-13');
      const place = { role: firstRole[other.side], unit, administrator: true };
      const made = await store.db.transaction().execute(async (tx) => {
        await withdrawFirst(store, unit).execute(tx);
        const madeBy = standing.person.person;
        const asked = { kind: 'invitation' as const, name, email, ...place, madeBy };
        const given = await makeCode(desk, delivery, asked, by === 'mail', tx);
        // In the trails of both: the other side reads who let its first person in.
        for (const side of [standing.person.unit, unit]) {
          const entry = { actor: standing.person, action: 'setup.invite', unit: side };
          const subject = { kind: 'person', id: email };
          const after = { name, email, ...place, by };
          await writeAudit(store, { ...entry, subject, after, origin: originOf(request) }, tx);
        }
        return given;
      });
      return reply.code(201).send(made);
    },
  );
}

async function administering({ identity }: Context, request: FastifyRequest): Promise<Standing> {
  const standing = await identity.standing(request);
  if (!administersSide(standing.person, standing)) throw new RefusedError('D-18');
  return standing;
}

async function ladderOf({ desk }: Context, unit: string) {
  const now = await readNow(desk.store);
  const current = await currentAgreements(desk.store);
  const mine = current.filter(({ agreement: { customer, carrier } }) =>
    [customer.id, carrier.id].includes(unit),
  );
  const levels = await Promise.all(
    mine.map(({ agreement }) => levelsOf(desk.store, agreement, now)),
  );
  const all = levels.flat();
  const failing = all.filter(({ state }) => wouldFail(state.standing));
  return { levels: all.length, levelsFailing: failing.length };
}

function otherSideOf({ invitedName, invitedEmail, invitedUntil, ...other }: OtherSide) {
  if (invitedName === null || invitedEmail === null || invitedUntil === null) return other;
  const expiresAt = invitedUntil.toISOString();
  return { ...other, invited: { name: invitedName, email: invitedEmail, expiresAt } };
}

/** How browsers reach the desk, as far as it can see from here. */
function addressOf({ delivery }: Context, request: FastifyRequest) {
  const url = delivery.deskUrl;
  // A proxy that is not trusted stands for everybody behind it: one address for all limits.
  const isForwarded = request.headers['x-forwarded-for'] !== undefined;
  return {
    url,
    isPublic: URL.parse(url)?.protocol === 'https:',
    isBehindUnknownProxy: isForwarded && request.ips === undefined,
  };
}
