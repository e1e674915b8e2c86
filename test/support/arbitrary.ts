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

/** What a value is made from: the schemas by name, and ids that mean something. */
interface Making {
  schemas: Record<string, object>;
  ids: Ids;
}

/** A value for a schema; one in eight of its parts is not what was asked for. */
export function valueFor(document: OpenApi, schema: object, ids: Ids): fc.Arbitrary<unknown> {
  return part({ schemas: document.components.schemas, ids }, schema, 0);
}

function part(making: Making, given: Schema, depth: number): fc.Arbitrary<unknown> {
  const { $ref, ...itself } = given;
  const named = $ref?.split('/').at(-1);
  const schema: Schema = named === undefined ? itself : (making.schemas[named] ?? {});
  const fits = depth > 6 ? fc.constant(null) : fitting(making, schema, depth);
  return fc.oneof({ weight: 7, arbitrary: fits }, { weight: 1, arbitrary: hostile });
}

function fitting(making: Making, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((one) => part(making, one, depth + 1)));
  if (schema.allOf) {
    const parts = schema.allOf.map((one) => part(making, one, depth + 1));
    return fc.tuple(...parts).map((all) => Object.assign({}, ...all) as unknown);
  }
  const types = [schema.type ?? 'any'].flat();
  return fc.oneof(...types.map((type) => ofType(making, schema, type, depth)));
}

function ofType(making: Making, schema: Schema, type: string, depth: number) {
  switch (type) {
    case 'object':
      return membersOf(making, schema, depth);
    case 'array': {
      const items = part(making, schema.items ?? {}, depth + 1);
      return fc.array(items, { maxLength: Math.min(3, schema.maxItems ?? 3) });
    }
    case 'string':
      return textOf(making, schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'integer':
    case 'number':
      return numberOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function membersOf(making: Making, { properties = {}, required = [] }: Schema, depth: number) {
  const members = Object.entries(properties).map(([name, member]) => [
    name,
    part(making, member, depth + 1),
  ]);
  const all = Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(all, { requiredKeys: required.filter((key) => key in all) });
}

function textOf({ ids }: Making, { format, minLength = 0, maxLength = 40 }: Schema) {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'date-time') {
    const range = { min: new Date('2026-11-01'), max: new Date('2026-12-31') };
    return fc.date({ ...range, noInvalidDate: true }).map((date) => date.toISOString());
  }
  const lengths = { minLength: Math.min(minLength, 40), maxLength: Math.min(maxLength, 40) };
  return fc.oneof(fc.string({ ...lengths, unit: 'grapheme' }), fc.constantFrom(...ids));
}

function numberOf({ minimum = -1_000, maximum = 1_000 }: Schema) {
  const min = Math.ceil(Math.max(minimum, -(2 ** 31)));
  return fc.integer({ min, max: Math.max(min, Math.floor(Math.min(maximum, 2 ** 31))) });
}
