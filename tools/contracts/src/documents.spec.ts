import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { clientTypes } from './client-types.ts';
import { documents } from './documents.ts';

const all = [...documents(), ...(await clientTypes())];
const named = (path: string) => all.find((document) => document.path === path)?.text ?? '';

describe('the generated documents', () => {
  it.each(['configuration', 'sourcing', 'matching', 'results'])('describe %s in valid OpenAPI 3.1', async (service) => {
    const document = JSON.parse(named(`docs/api/${service}.json`)) as { openapi: string };
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate(document)).toEqual({ valid: true });
  });

  it('give every operation a name of its own', () => {
    const names = all
      .filter(({ path }) => /^docs\/api\/\w+\.json$/.test(path))
      .map(({ text }) => [...text.matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name));
    for (const ofService of names) expect(new Set(ofService).size).toBe(ofService.length);
  });

  it('are in the repository as they are generated', async () => {
    for (const { path, text } of all) {
      const kept = await readFile(join(import.meta.dirname, '../../..', path), 'utf8').catch(
        () => `${path} is missing`,
      );
      expect({ path, text: kept }).toEqual({ path, text });
    }
  });
});
