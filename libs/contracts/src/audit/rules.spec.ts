import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { apis } from '../http/apis.ts';
import type { RouteContract } from '../http/define.ts';

type Json = Readonly<Record<string, unknown>>;

const routes = Object.entries(apis).flatMap(([service, all]) =>
  all.filter(({ method }) => method !== 'GET').map((route) => [`${service}.${route.name}`, route] as const),
);

/** What the body has at this place, in any of its variants. */
function schemasAt(schema: Json, path: readonly string[]): readonly Json[] {
  const variants = [...((schema['anyOf'] ?? []) as Json[]), ...((schema['oneOf'] ?? []) as Json[])];
  if (variants.length > 0) return variants.flatMap((variant) => schemasAt(variant, path));
  const [name, ...rest] = path;
  if (name === undefined) return [schema];
  const field = (schema['properties'] as Readonly<Record<string, Json>> | undefined)?.[name];
  return field === undefined ? [] : schemasAt(field, rest);
}

const bodyOf = ({ parts: { body } }: RouteContract): Json =>
  body === undefined || 'stream' in body ? {} : z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });

const namesIn = (schema: Json): readonly string[] => {
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Json>>);
  const variants = [...((schema['anyOf'] ?? []) as Json[]), ...((schema['oneOf'] ?? []) as Json[])];
  return [...properties.flatMap(([name, field]) => [name, ...namesIn(field)]), ...variants.flatMap(namesIn)];
};

describe.each(routes)('what the audit trail keeps of %s', (_, route) => {
  const kept = route.audit?.body ?? [];

  it('is in the body', () => {
    for (const path of kept) expect(schemasAt(bodyOf(route), path.split('.')).length).toBeGreaterThan(0);
  });

  it('is named like no secret, and holds none', () => {
    const names = kept.flatMap((path) => [
      path.split('.').at(-1) ?? '',
      ...schemasAt(bodyOf(route), path.split('.')).flatMap(namesIn),
    ]);
    expect(names.filter((name) => /token|secret|pass|credential|key$/i.test(name))).toEqual([]);
  });
});
