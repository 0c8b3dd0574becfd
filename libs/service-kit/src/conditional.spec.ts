import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { defineRoute, Etag, everyone, type InputOf } from '@firmograph/contracts';
import { Serve } from './serve.ts';
import { authorization, type Notes } from './testing/asking.ts';
import { startNotes } from './testing/notes-service.ts';

const route = (name: string, conditional: boolean) =>
  defineRoute({
    name,
    method: 'PUT',
    path: `/${name}`,
    summary: 'A page',
    roles: everyone,
    conditional,
    parts: { response: z.object({ ifMatch: z.array(z.string()).nullable(), etag: Etag }) },
  });
const page = route('page', true);
const leaf = route('leaf', false);

@Controller()
class PagesController {
  @Serve(page)
  page({ ifMatch }: InputOf<typeof page>) {
    return { ifMatch: ifMatch === null ? null : [...ifMatch], etag: 'e2' };
  }

  @Serve(leaf)
  leaf({ ifMatch }: InputOf<typeof leaf>) {
    return { ifMatch: ifMatch === null ? null : [...ifMatch], etag: 'e2' };
  }
}

describe('a conditional route', () => {
  let pages: Notes;
  beforeAll(async () => {
    pages = await startNotes([PagesController]);
  });
  afterAll(() => pages.stop());

  async function put(path: string, ifMatch?: string) {
    const headers = { ...(await authorization(pages)), ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) };
    const response = await fetch(`${pages.origin}${path}`, { method: 'PUT', headers });
    return {
      etag: response.headers.get('etag'),
      body: (await response.json()) as { ifMatch: readonly string[] | null },
    };
  }

  it('answers its tag as a header, too', async () => {
    expect(await put('/page')).toEqual({ etag: '"e2"', body: { ifMatch: null, etag: 'e2' } });
  });

  it.each([
    ['"e1"', ['e1']],
    ['"e1", "e2"', ['e1', 'e2']],
    ['W/"e1"', []],
    ['W/"e1", "e2"', ['e2']],
    ['e1', []],
    ['*', null],
  ])('reads If-Match: %s', async (ifMatch, tags) => {
    expect((await put('/page', ifMatch)).body.ifMatch).toEqual(tags);
  });

  it('is said to be one: others take no notice', async () => {
    expect(await put('/leaf', '"e1"')).toMatchObject({ etag: null, body: { ifMatch: null } });
  });
});
