import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { apis } from './apis.ts';
import type { RouteContract } from './define.ts';

const routes: readonly RouteContract[] = Object.values(apis).flat();

interface Schema {
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [key: string]: unknown;
}

/** Every field that a request of this schema may have, with its format. */
function fieldsOf(schema: unknown, path: string): readonly (readonly [string, string | undefined])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((each) => fieldsOf(each, path));
  const { format, properties = {}, ...rest } = schema as Schema;
  const named = Object.entries(properties).flatMap(([name, each]) => fieldsOf(each, `${path}.${name}`));
  return [[path, format], ...named, ...Object.values(rest).flatMap((each) => fieldsOf(each, path))];
}

const fields = routes.flatMap(({ name, parts: { params, query, body } }) =>
  [params, query, body].flatMap((part) =>
    part instanceof z.ZodType ? fieldsOf(z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' }), name) : [],
  ),
);

it('looks at many fields', () => {
  expect(fields.length).toBeGreaterThan(200);
});

/** What is sent there is looked at, address by address, before a connection is made: configuration's guarded look-up. */
const guarded = ['createSubscription.target.url'];

it('lets no tenant say where a service connects to: no field of any request is an address', () => {
  const addresses = fields.filter(
    ([path, format]) =>
      ['uri', 'url', 'hostname', 'ipv4', 'ipv6'].includes(format ?? '') ||
      /(url|uri|host|endpoint|webhook|callback|address|proxy|domain)$/i.test(path.split('.').slice(1).at(-1) ?? ''),
  );
  expect(addresses.filter(([path]) => !guarded.includes(path))).toEqual([]);
});
