import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import type { InputOf } from '@firmograph/contracts';
import type { Caller } from './caller.ts';
import { Serve } from './serve.ts';
import { ask } from './testing/asking.ts';
import { noteRoutes, startNotes } from './testing/notes-service.ts';

// The assertions are the compiler's: each line under @ts-expect-error must be an error, or the build fails.
@Controller()
export class TypedController {
  @Serve(noteRoutes.saveNote)
  async right({ params, body }: InputOf<typeof noteRoutes.saveNote>, _caller: Caller) {
    return { noteId: params.noteId, text: body.text };
  }

  // @ts-expect-error -- the input of another route
  @Serve(noteRoutes.saveNote)
  async wrongInput({ body }: InputOf<typeof noteRoutes.permitNote>) {
    return { noteId: 'x', text: body.noteId };
  }

  // @ts-expect-error -- an answer that the contract does not know
  @Serve(noteRoutes.saveNote)
  async wrongAnswer({ body }: InputOf<typeof noteRoutes.saveNote>) {
    return { words: body.text };
  }
}

describe('a route', () => {
  let notes: Awaited<ReturnType<typeof startNotes>>;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.stop());

  it('gets its input parsed', async () => {
    const { status, json } = await ask(notes, '/notes/n%20%C3%A6', { method: 'PUT', body: { text: 'hi' } });
    expect({ status, json }).toEqual({ status: 200, json: { noteId: 'n æ', text: 'hi' } });
  });

  it('answers nothing that its contract does not know', async () => {
    const { text } = await ask(notes, '/notes/n1');
    expect(text).not.toContain('secret-detail');
  });

  it('lets no cache keep an answer, and no browser guess what it is', async () => {
    const { headers } = await ask(notes, '/notes/n1');
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
  });

  it('answers with nothing where there is nothing to say', async () => {
    expect(await ask(notes, '/notes/n1', { method: 'DELETE' })).toMatchObject({ status: 204, text: '' });
  });

  it('that reads no query refuses one by name', async () => {
    const { status, json } = await ask(notes, '/notes/n1?tenant=globex');
    expect({ status, json }).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'query.tenant', rule: 'unknown field' }] },
    });
  });

  it('keeps the status of its contract', async () => {
    expect(await ask(notes, '/notes/imports', { method: 'POST', body: '[]' })).toMatchObject({ status: 201 });
  });

  const faults: readonly (readonly [string, string, { field: string; rule: string }[]])[] = [
    [
      'a field that is too long',
      '{"text":"very-secret-and-much-too-long"}',
      [{ field: 'body.text', rule: 'at most 20' }],
    ],
    ['a field of another type', '{"text":7}', [{ field: 'body.text', rule: 'must be string' }]],
    ['no field at all', '{}', [{ field: 'body.text', rule: 'must be string' }]],
    ['an unknown field', '{"text":"x","role":"Administrator"}', [{ field: 'body.role', rule: 'unknown field' }]],
    ['another shape', '[]', [{ field: 'body', rule: 'must be object' }]],
  ];
  it.each(faults)('refuses %s, says where, and not what', async (_, body, errors) => {
    const { status, json, text } = await ask(notes, '/notes/n1', { method: 'PUT', body });
    expect({ status, json }).toMatchObject({ status: 400, json: { type: 'request/invalid', errors } });
    expect(text).not.toContain('secret');
  });

  it('refuses a query as it refuses a body', async () => {
    expect(await ask(notes, '/notes/export?count=many&extra=1')).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'query.count' }, { field: 'query.extra', rule: 'unknown field' }] },
    });
  });

  it.each([
    ['is no JSON', '{', 400],
    ['reaches for a prototype', '{"__proto__":{"admin":true},"text":"x"}', 400],
    ['reaches for a constructor', '{"constructor":{"prototype":{"admin":true}},"text":"x"}', 400],
    ['is empty', '', 400],
  ])('refuses a body that %s', async (_, body, status) => {
    expect(await ask(notes, '/notes/n1', { method: 'PUT', body })).toMatchObject({
      status,
      type: 'application/problem+json',
    });
  });

  it('refuses a body over a megabyte, and goes on', async () => {
    const body = { text: 'x'.repeat(1_100_000) };
    expect(await ask(notes, '/notes/n1', { method: 'PUT', body })).toMatchObject({
      status: 413,
      json: { type: 'request/too-large' },
    });
    expect(await ask(notes, '/notes/n1')).toMatchObject({ status: 200 });
  });

  it.each(['QUERY', 'PATCH', 'OPTIONS'])('answers %s, which the address has not, with those it has', async (method) => {
    const { status, headers, json } = await ask(notes, '/notes/n1', {
      method,
      body: method === 'OPTIONS' ? undefined : {},
    });
    expect([status, headers.get('allow')]).toEqual([405, 'DELETE, GET, HEAD, PUT']);
    expect(json).toMatchObject({ type: 'request/method', status: 405 });
  });

  it('refuses a media type that its contract does not name', async () => {
    const csv = await ask(notes, '/notes/n1', { method: 'PUT', body: 'a,b', type: 'text/csv' });
    const xml = await ask(notes, '/notes/imports', { method: 'POST', body: '<a/>', type: 'application/xml' });
    expect([csv, xml]).toMatchObject([
      { status: 415, json: { type: 'request/media-type', title: 'Send the body as application/json.' } },
      { status: 415, json: { title: 'Send the body as text/csv or application/json.' } },
    ]);
  });

  it('has its rules answered with the status that its contract gives them, else 409', async () => {
    const answers = ['rude', 'twice'].map((text) => ask(notes, '/notes/n1', { method: 'PUT', body: { text } }));
    expect(await Promise.all(answers)).toMatchObject([
      { status: 422, json: { type: 'notes/rude', title: 'Say it kindly.' } },
      { status: 409, json: { type: 'notes/exists' } },
    ]);
  });

  it.each([
    ['what is not there', 'lost', 404, 'request/not-found'],
    ['a dependency that is down', 'down', 503, 'dependency/unavailable'],
    ['a bug', 'bug', 500, 'about:blank'],
    ['an answer that breaks its contract', 'odd', 500, 'about:blank'],
  ])('answers a problem to %s, and tells nothing of the inside', async (_, noteId, status, type) => {
    const answer = await ask(notes, `/notes/${noteId}`);
    expect(answer).toMatchObject({ status, type: 'application/problem+json', json: { type, status } });
    expect(answer.text).not.toContain('secret-detail');
  });

  it('says when to ask again', async () => {
    expect((await ask(notes, '/notes/down')).headers.get('retry-after')).toBe('3');
  });

  it.each(['/nowhere', '/notes/n1/more', '/%zz'])('answers a problem at %s, where there is nothing', async (path) => {
    const { status, type } = await ask(notes, path);
    expect({ isRefused: status === 404 || status === 400, type }).toEqual({
      isRefused: true,
      type: expect.stringContaining('json'),
    });
  });
});
