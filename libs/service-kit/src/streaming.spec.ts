import { once } from 'node:events';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { ask, authorization } from './testing/asking.ts';
import { followed, startNotes } from './testing/notes-service.ts';

describe('a route that streams', () => {
  let notes: Awaited<ReturnType<typeof startNotes>>;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.stop());

  it('sends values as events until there are no more', async () => {
    const answer = await ask(notes, '/notes/events', { token: { tenant: 'short' } });
    expect(answer).toMatchObject({ status: 200, type: 'text/event-stream' });
    expect(answer.headers.get('cache-control')).toContain('no-cache');
    expect(answer.text).toBe(': open\n\ndata: {"count":1}\n\ndata: {"count":2}\n\n');
  });

  it('lets go of its source when the reader leaves', async () => {
    const before = followed.left;
    const reader = new AbortController();
    const response = await fetch(`${notes.origin}/notes/events`, {
      headers: await authorization(notes),
      signal: reader.signal,
    });
    await response.body?.getReader().read();
    reader.abort();
    await eventually(() => expect(followed.left).toBeGreaterThan(before));
  });

  it('sends values as lines', async () => {
    const answer = await ask(notes, '/notes/export?count=3');
    expect(answer).toMatchObject({ status: 200, type: 'application/x-ndjson' });
    expect(answer.text).toBe('{"index":0}\n{"index":1}\n{"index":2}\n');
  });

  it('answers a problem when the first value cannot be had', async () => {
    expect(await ask(notes, '/notes/export?count=-1')).toMatchObject({ status: 409, json: { type: 'notes/none' } });
  });

  it('asks its source for no more than the reader takes, and leaves off with it', async () => {
    const asked = request(`${notes.origin}/notes/export?count=1000000`, { headers: await authorization(notes) });
    asked.end();
    const [response] = (await once(asked, 'response')) as [Readable];
    await once(response, 'readable');
    let last = -1;
    await eventually(() => {
      const isStill = followed.exported === last;
      last = followed.exported;
      expect(isStill).toBe(true);
    });
    expect(followed.exported).toBeLessThan(1_000_000);
    response.destroy();
    expect(await ask(notes, '/notes/n1')).toMatchObject({ status: 200 });
  });

  it('takes a body of any size as it comes', async () => {
    const chunk = 'x'.repeat(1_000_000);
    const body = Readable.toWeb(Readable.from(Array.from({ length: 20 }, () => chunk)));
    const response = await fetch(`${notes.origin}/notes/imports`, {
      method: 'POST',
      headers: { ...(await authorization(notes)), 'content-type': 'text/csv; charset=utf-8' },
      body: body as ReadableStream,
      duplex: 'half',
    });
    expect(await response.json()).toEqual({ bytes: 20_000_000 });
  });
});

describe('a service that leaves', () => {
  it('ends its streams of events, so that they do not keep it', async () => {
    const notes = await startNotes();
    const response = await fetch(`${notes.origin}/notes/events`, { headers: await authorization(notes) });
    const text = response.text();
    await notes.stop();
    expect(await text).toContain('data: {"count":2}');
  });
});
