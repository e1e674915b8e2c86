/** The description of the API: whole, valid, and true of what the desk answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { commandNames } from '../../src/domain/roles.ts';
import { refusalCodes } from '../../src/domain/refusals.ts';
import type { OpenApi, Operation } from '../support/contract.ts';
import { openTestDesk } from '../support/desk.ts';

const { at } = await openTestDesk();
const answer = await fetch(`${at.url}/api/openapi.json`);
const document = (await answer.json()) as OpenApi;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

test('it is OpenAPI 3.1, with a title, a version and words about it', () => {
  assert.equal(answer.status, 200);
  assert.match(document.openapi, /^3\.1\.\d+$/);
  const { title, version, description } = document.info;
  assert.equal(title, 'Thông Suốt');
  assert.ok(version.length > 0 && (description ?? '').length > 100);
  const parts = ['openapi', 'info', 'servers', 'paths', 'webhooks', 'components', 'security'];
  const known = new Set([...parts, 'tags', 'externalDocs', 'jsonSchemaDialect']);
  for (const part of Object.keys(document)) assert.ok(known.has(part), part);
});

test('every route has a summary of its own, a tag, and says what it answers', () => {
  assert.ok(operations.length > 35);
  const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
  for (const { path, method, summary = '', tags, responses } of operations) {
    const name = `${method} ${path}`;
    assert.ok(methods.has(method) && path.startsWith('/') && !path.endsWith('/'), name);
    assert.ok(summary.length > 5, `${name} has no summary`);
    assert.equal(tags?.length, 1, name);
    const statuses = Object.keys(responses);
    assert.equal(statuses.filter((status) => /^2\d\d$/.test(status)).length, 1, name);
    for (const [status, { description, content }] of Object.entries(responses)) {
      assert.ok(description.length > 0, name);
      const shapes = Object.values(content ?? {}).map(({ schema }) => schema);
      // A file comes as what it is: one shape for each kind.
      assert.equal(shapes.length > 0, status !== '204', `${name} ${status}`);
      for (const shape of shapes) assert.ok(Object.keys(shape).length > 0, `${name} ${status}`);
    }
    const refused = responses['default']?.content?.['application/problem+json'];
    assert.deepEqual(refused?.schema, { $ref: '#/components/schemas/Problem' }, name);
  }
  const summaries = operations.map(({ summary }) => summary);
  assert.equal(new Set(summaries).size, summaries.length);
});

test('every command of the procedure is a route, and takes an Idempotency-Key', () => {
  for (const command of commandNames.filter((name) => name !== 'attach')) {
    const path = command === 'report' ? '/api/incidents' : `/api/incidents/{id}/${command}`;
    const { parameters = [], requestBody } = document.paths[path]?.['post'] ?? assert.fail(path);
    assert.ok(
      parameters.some((p) => p.in === 'header' && p.name === 'idempotency-key'),
      path,
    );
    assert.ok(requestBody?.content['application/json']?.schema, path);
  }
});

test('a path’s parameters are described, required, and no others', () => {
  for (const { path, parameters = [] } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = parameters.filter((parameter) => parameter.in === 'path');
    assert.deepEqual(
      described.map(({ name }) => name),
      named,
      path,
    );
    assert.ok(
      described.every(({ required }) => required),
      path,
    );
  }
});

test('every reference leads somewhere, and every shape is referred to', () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
  const shapes = Object.keys(document.components.schemas);
  const targets = shapes.map((name) => `#/components/schemas/${name}`);
  assert.deepEqual(new Set(references), new Set(targets));
  for (const name of shapes) assert.match(name, /^[A-Z][A-Za-z]+$/);
});

test('every shape is a JSON Schema that can be read', () => {
  const shapes = operations.flatMap(shapesOf);
  assert.ok(shapes.length > 80);
  const $defs = document.components.schemas;
  for (const shape of shapes) {
    const text = JSON.stringify({ ...shape, $defs }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    );
    assert.doesNotThrow(() => z.fromJSONSchema(JSON.parse(text)), text.slice(0, 200));
  }
});

test('who may ask without signing in is written there; the two ways to sign in too', () => {
  const open = operations.filter(({ security }) => security?.length === 0);
  assert.deepEqual(open.map(({ path }) => path).toSorted(), [
    '/.well-known/thongsuot-keys.json',
    '/api/auth/forgotten',
    '/api/auth/means',
    '/api/auth/passkey',
    '/api/auth/passkey',
    '/api/auth/second-factor',
    '/api/auth/sign-in/email',
    '/api/auth/sign-out',
    '/api/codes/look',
    '/api/codes/use',
    '/api/intake/text-receipts',
    '/api/intake/text-receipts',
    '/api/intake/texts',
    '/api/record/heads/{head}',
    '/api/sample',
    '/api/setup',
    '/api/setup/agreement',
    '/api/setup/look',
    '/healthz',
    '/readyz',
  ]);
  assert.deepEqual(document.security, [{ session: [] }, { token: [] }]);
  assert.deepEqual(Object.keys(document.components.securitySchemes), ['session', 'token']);
});

test('the refusals are there by their codes', () => {
  const { properties } = document.components.schemas['Problem'] as {
    properties: { code: { enum: string[] } };
  };
  assert.deepEqual(properties.code.enum, refusalCodes);
});

test('the reference can be read: a page, its script, and nothing from elsewhere', async () => {
  const page = await fetch(`${at.url}/api/docs/`);
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  const html = await page.text();
  assert.match(html, /\/api\/openapi\.json/);
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
  assert.ok(links.length > 0);
  for (const link of links) {
    const { origin, href } = new URL(link, page.url);
    assert.equal(origin, at.url, link);
    const part = await fetch(href);
    assert.equal(part.status, 200, href);
    await part.body?.cancel();
  }
});

function shapesOf({ parameters = [], requestBody, responses }: Operation): object[] {
  const contents = [requestBody, ...Object.values(responses)].flatMap((part) =>
    Object.values(part?.content ?? {}),
  );
  return [...parameters, ...contents].map(({ schema }) => schema);
}
