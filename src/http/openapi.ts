/** The API described: OpenAPI 3.1 from the same schemas that check it, and a page to read it. */
import fastifySwagger from '@fastify/swagger';
import fastifyReference from '@scalar/fastify-api-reference';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Server } from './context.ts';

const description = `The desk that a customer with many sites and its carrier share when a leased
circuit fails. Times are ISO 8601 with a zone. Every command takes an \`Idempotency-Key\`: sent
again, it gives the first answer. What is refused comes as problem details (RFC 9457) whose \`code\`
is the clause of the agreed procedure, with words in Vietnamese and English.`;

/** Adds /api/openapi.json and /api/docs. Must come before the routes that it describes. */
export async function installReference(app: Server): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Thông Suốt', description, version: '1' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'thongsuot.session_token' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (documents) =>
      completed(jsonSchemaTransformObject(documents) as unknown as Described) as never,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(async (scope) => {
    // The reference's page carries a script of its own inline; only this page may.
    scope.addHook('onSend', async (_request, reply) => {
      reply.removeHeader('content-security-policy');
    });
    await scope.register(fastifyReference, {
      routePrefix: '/api/docs',
      configuration: { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false },
    });
  });
}

/** The parts of the document that are completed here. */
interface Described {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, unknown> };
}

interface Operation {
  summary?: string;
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}

const refusal = {
  description: 'Refused: the code is the clause’s, the words say what to do',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Says of every route how it refuses, and leaves out the shapes that nothing in it refers to. */
function completed(document: Described): Described {
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path));
  for (const { summary, responses } of operations) {
    for (const response of Object.values(responses)) response.description = summary ?? '';
    responses['default'] = refusal;
  }
  return { ...document, components: { ...document.components, schemas: referredTo(document) } };
}

/** Each shape is made twice, as it is sent and as it is answered; one of the two is mostly idle. */
function referredTo({ paths, components }: Described): Record<string, unknown> {
  let kept = Object.entries(components?.schemas ?? {});
  for (;;) {
    const told = JSON.stringify([paths, kept.map(([, schema]) => schema)]);
    const still = kept.filter(([name]) => told.includes(`"#/components/schemas/${name}"`));
    if (still.length === kept.length) return Object.fromEntries(kept);
    kept = still;
  }
}
