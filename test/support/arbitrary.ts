/** Values for a described schema: what fits it, what nearly does, and what nobody would send. */
import fc from 'fast-check';
import type { OpenApi } from './contract.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}

/** Ids that mean something on the desk under test, so that not every path ends at "not there". */
export type Ids = readonly string[];

/** Texts that have broken something somewhere. */
const hostileTexts = [
  '',
  '\u0000',
  '\uD800',
  "'; drop table incidents; --",
  '<script>alert(1)</script>',
  '{{constructor.constructor("return 1")()}}',
  '../../../../etc/passwd',
  '%00%2e%2e%2f',
  '=HYPERLINK("http://a.example.vn")',
  '\r\nSet-Cookie: a=b',
  'Ư'.repeat(5_000),
  '\u202Eđảo',
  '1e400',
  '2026-02-30T25:61:00+99:00',
  '9999999999999999999',
  'TT-012345',
];

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.constantFrom(null, true, -1, 0, 1.5, 2 ** 53, -(2 ** 31), 1e300),
  fc.constantFrom([], {}, [[[[[]]]]], { __proto__: { isAdmin: true } }, { constructor: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A value for a schema; one in eight of its parts is not what was asked for. */
export function valueFor(document: OpenApi, schema: object, ids: Ids): fc.Arbitrary<unknown> {
  return node(schema as Schema, 0);

  function node(given: Schema, depth: number): fc.Arbitrary<unknown> {
    const fits = fitting(resolved(given), depth);
    return fc.oneof({ weight: 7, arbitrary: fits }, { weight: 1, arbitrary: hostile });
  }

  function resolved({ $ref, ...schemaItself }: Schema): Schema {
    if ($ref === undefined) return schemaItself;
    return (document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}) as Schema;
  }

  function fitting(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    if (depth > 6) return fc.constant(null);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const either = schema.anyOf ?? schema.oneOf;
    if (either) return fc.oneof(...either.map((one) => node(one, depth + 1)));
    if (schema.allOf) {
      const parts = schema.allOf.map((one) => fitting(resolved(one), depth + 1));
      return fc.tuple(...parts).map((all) => Object.assign({}, ...all) as unknown);
    }
    const types = schema.type === undefined ? [] : [schema.type].flat();
    return fc.oneof(...(types.length > 0 ? types : ['any']).map((type) => ofType(type)));

    function ofType(type: string): fc.Arbitrary<unknown> {
      if (type === 'object') return objectOf(schema, depth);
      if (type === 'array') {
        const items = node(schema.items ?? {}, depth + 1);
        return fc.array(items, { maxLength: Math.min(3, schema.maxItems ?? 3) });
      }
      if (type === 'string') return textOf(schema);
      if (type === 'boolean') return fc.boolean();
      if (type === 'null') return fc.constant(null);
      if (type === 'integer' || type === 'number') {
        const [min, max] = [schema.minimum ?? -1_000, schema.maximum ?? 1_000];
        return fc.integer({ min: Math.ceil(Math.max(min, -(2 ** 31))), max: bounded(max) });
      }
      return fc.jsonValue({ maxDepth: 1 });
    }
  }

  function objectOf(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const members = Object.entries(schema.properties ?? {}).map(
      ([name, member]): [string, fc.Arbitrary<unknown>] => [name, node(member, depth + 1)],
    );
    const requiredKeys = (schema.required ?? []).filter((key) => key in (schema.properties ?? {}));
    return fc.record(Object.fromEntries(members), { requiredKeys });
  }

  function textOf({ format, minLength, maxLength }: Schema): fc.Arbitrary<string> {
    if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
    if (format === 'date-time') {
      const range = { min: new Date('2026-11-01'), max: new Date('2026-12-31') };
      return fc.date({ ...range, noInvalidDate: true }).map((date) => date.toISOString());
    }
    const words = fc.string({
      minLength: Math.min(minLength ?? 0, 40),
      maxLength: Math.min(maxLength ?? 40, 40),
      unit: 'grapheme',
    });
    return fc.oneof(words, fc.constantFrom(...ids));
  }
}

function bounded(max: number): number {
  return Math.floor(Math.min(max, 2 ** 31));
}
