import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { configurationRoutes } from './configuration.ts';
import { deadLetterRoutes } from './dead-letters.ts';
import { administrators, defineRoute, limitOf, type RouteContract } from './define.ts';
import { matchingRoutes } from './matching.ts';
import { openApi } from './openapi.ts';
import { resultsRoutes } from './results.ts';
import { sourcingRoutes } from './sourcing.ts';

const describing = (...routes: Parameters<typeof openApi>[0]['routes']) =>
  openApi({ title: 'Test', version: '1.0.0', routes });

const write = defineRoute({
  name: 'writeNote',
  method: 'PUT',
  path: '/notes/:noteId',
  summary: 'Write a note',
  roles: administrators,
  status: 201,
  parts: {
    params: z.object({ noteId: z.string().max(9).describe('Which one') }),
    query: z.strictObject({ limit: limitOf(10, 5) }),
    body: z.strictObject({ text: z.string().default('') }),
    response: z.object({ text: z.string().default('') }),
  },
  problems: { 'notes/rude': 422, 'notes/taken': 409 },
});
const open = defineRoute({
  name: 'import',
  method: 'POST',
  path: '/notes',
  summary: 'Many notes',
  roles: [],
  streams: 'application/x-ndjson',
  parts: { body: { stream: ['text/csv'] } },
});
const operation = (path: string, method: string) => describing(write, open).paths[path]?.[method];

describe('openApi', () => {
  it.each([
    ['configuration', configurationRoutes],
    ['sourcing', sourcingRoutes],
    ['matching', matchingRoutes],
    ['results', resultsRoutes],
    ['dead letters', deadLetterRoutes],
  ] satisfies [string, Record<string, RouteContract>][])(
    'describes the routes of %s validly, each of them once',
    async (_, routes) => {
      const document = describing(...Object.values<RouteContract>(routes));
      const { valid, errors } = await new Validator().validate(structuredClone(document));
      expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
      const described = Object.values(document.paths).flatMap((methods) => Object.keys(methods));
      expect(described).toHaveLength(Object.keys(routes).length);
    },
  );

  it('says where each part goes, what is required, and what it is', () => {
    expect(operation('/notes/{noteId}', 'put')).toMatchObject({
      operationId: 'writeNote',
      parameters: [
        { name: 'noteId', in: 'path', required: true, description: 'Which one', schema: { maxLength: 9 } },
        { name: 'limit', in: 'query', required: false, schema: { default: 5, maximum: 10 } },
      ],
      security: [{ bearer: [] }],
    });
  });

  it('tells what may be left out of a request from what an answer always has', () => {
    const described = operation('/notes/{noteId}', 'put') as Record<string, unknown>;
    expect(described).toMatchObject({
      requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } },
      responses: { 201: { content: { 'application/json': { schema: { required: ['text'] } } } } },
    });
    expect(JSON.stringify(described['requestBody'])).not.toContain('"required":["text"]');
  });

  it('lists every problem that a route may answer, with its types', () => {
    expect(operation('/notes/{noteId}', 'put')).toMatchObject({
      responses: {
        400: {},
        401: {},
        403: {},
        404: {},
        409: { description: expect.stringContaining('notes/taken') },
        415: {},
        422: { description: 'notes/rude' },
        503: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    });
  });

  it('asks for no token where everyone may', () => {
    const described = operation('/notes', 'post') as { readonly responses: object };
    expect(described).toMatchObject({ security: [] });
    expect(Object.keys(described.responses)).not.toContain('401');
  });

  it('names the media types of what streams in and out', () => {
    expect(operation('/notes', 'post')).toMatchObject({
      requestBody: { content: { 'text/csv': { schema: {} } } },
      responses: { 200: { content: { 'application/x-ndjson': {} } } },
    });
  });
});
