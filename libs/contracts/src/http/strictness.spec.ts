import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { apis } from './apis.ts';

/** What a provider sends us is read as far as we know it. */
const fromOutside = ['noticeCallback'];

const routes = Object.values(apis)
  .flat()
  .filter(({ name }) => !fromOutside.includes(name));
const parts = [...new Map(routes.map((route) => [route.name, route])).values()].flatMap(
  ({ name, parts: { query, body } }) => [
    ...(query === undefined ? [] : [[`the query of ${name}`, query] as const]),
    ...(body === undefined || 'stream' in body ? [] : [[`the body of ${name}`, body] as const]),
  ],
);

describe('unknown fields are refused, at every depth, in', () => {
  it.each(parts)('%s', (_, schema) => {
    const document: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    expect(openObjects(document, '')).toEqual([]);
  });
});

it('an object that takes any is found', () => {
  const lax = z.strictObject({ list: z.array(z.object({ a: z.string() })), loose: z.looseObject({ b: z.string() }) });
  expect(openObjects(z.toJSONSchema(lax, { io: 'input' }), '')).toHaveLength(2);
});

/** Where an object is described that takes any field beside those it names. */
function openObjects(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.entries(node).flatMap(([name, child]) => openObjects(child, `${path}/${name}`));
  return isOpen(node) ? [path === '' ? '/' : path, ...below] : below;
}

function isOpen(node: object): boolean {
  if (!('properties' in node) || !('type' in node) || node.type !== 'object') return false;
  return !('additionalProperties' in node) || node.additionalProperties !== false;
}
