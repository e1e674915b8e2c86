/** The published description of the API, held against what the desk really answers. */
import assert from 'node:assert/strict';
import { z } from 'zod';

/** The parts of an OpenAPI document that the tests read. */
export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
  security: object[];
}

export interface Operation {
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

export interface Contract {
  document: OpenApi;
  /** Throws where an answer is not as the document says. */
  check: (asked: { method: string; path: string }, answer: Answered) => void;
}

interface Answered {
  status: number;
  contentType: string | undefined;
  body: unknown;
}

/** Opens the description of a desk. */
export function openContract(swagger: object): Contract {
  const document = swagger as OpenApi;
  const schemas = new Map<string, z.ZodType>();
  return {
    document,
    check: ({ method, path }, { status, contentType, body }) => {
      const found = operationOf(document, method, path);
      // What no route answers is a problem too, but nobody has described it.
      const responses = found?.operation.responses ?? {};
      const response = responses[String(status)] ?? responses['default'];
      if (!found || !response) {
        assert.ok(!found && status >= 400, `${method} ${path}: ${status} is not described`);
        return;
      }
      const name = `${method} ${found.route}: ${status}`;
      if (!response.content) {
        assert.equal(body, undefined, `${name} is described as empty`);
        return;
      }
      const type = contentType?.split(';')[0] ?? '';
      const described = response.content[type];
      assert.ok(described, `${name} is not described as ${type}`);
      const schema = schemas.get(name + type) ?? compile(document, described.schema);
      schemas.set(name + type, schema);
      const { error } = schema.safeParse(body);
      if (error) assert.fail(`${name}: not as described\n${z.prettifyError(error)}`);
    },
  };
}

/** The operation that a path belongs to; a path written out comes before one with a parameter. */
function operationOf(
  { paths }: OpenApi,
  method: string,
  path: string,
): { route: string; operation: Operation } | undefined {
  const routes = Object.keys(paths).filter((route) => {
    const pattern = route.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(path);
  });
  const route = routes.find((each) => !each.includes('{')) ?? routes[0];
  const operation = route === undefined ? undefined : paths[route]?.[method.toLowerCase()];
  return route !== undefined && operation ? { route, operation } : undefined;
}

function compile(document: OpenApi, schema: object): z.ZodType {
  const whole = { ...schema, $defs: document.components.schemas };
  return z.fromJSONSchema(
    JSON.parse(JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')),
  );
}
