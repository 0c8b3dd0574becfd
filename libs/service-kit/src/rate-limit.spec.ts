import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestToken } from '@firmograph/testing';
import { RateLimit } from './rate-limit.ts';
import { ask, type Notes } from './testing/asking.ts';
import { NotesController, startNotes } from './testing/notes-service.ts';

describe('the rate of a caller', () => {
  it('counts each alone, and says what is left', () => {
    const limit = new RateLimit(2, () => 0);
    expect([limit.take('a'), limit.take('b'), limit.take('a')].map(({ headers }) => headers['ratelimit'])).toEqual([
      '"caller";r=1;t=60',
      '"caller";r=1;t=60',
      '"caller";r=0;t=60',
    ]);
  });

  it('begins anew after a minute', () => {
    let now = 0;
    const limit = new RateLimit(1, () => now);
    limit.take('a');
    now = 59_999;
    const before = limit.take('a');
    now = 60_000;
    expect([before.isOver, before.headers['retry-after'], limit.take('a').isOver]).toEqual([true, '1', false]);
  });

  it('is without limit where it is set so', () => {
    expect(new RateLimit(0).take('a')).toEqual({ isOver: false, headers: {} });
  });
});

describe('a service with a limit', () => {
  let notes: Notes;
  beforeAll(async () => {
    notes = await startNotes([NotesController], { RATE_LIMIT_PER_MINUTE: 3 });
  });
  afterAll(() => notes.stop());

  const askAs = (token: TestToken, path = '/notes/n1') => ask(notes, path, { token });

  it('answers 429 to whoever asks too often, and says when to come back', async () => {
    const ada = { tenant: 'acme', subject: 'ada' };
    for (let index = 0; index < 3; index += 1) await askAs(ada);
    const { status, headers, json } = await askAs(ada);
    expect({ status, json }).toMatchObject({ status: 429, json: { type: 'request/too-many' } });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('ratelimit-policy')).toBe('"caller";q=3;w=60');
  });

  it('lets others ask meanwhile, also of that name in another tenant', async () => {
    const others = [
      { tenant: 'acme', subject: 'grace' },
      { tenant: 'globex', subject: 'ada' },
    ];
    const answers = await Promise.all(others.map((token) => askAs(token)));
    expect(answers.map(({ status, headers }) => [status, headers.get('ratelimit')?.split(';')[1]])).toEqual([
      [200, 'r=2'],
      [200, 'r=2'],
    ]);
  });

  it('counts what is refused, too', async () => {
    const vera = { tenant: 'acme', subject: 'vera', roles: ['Viewer'] } as const;
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1)
      statuses.push((await ask(notes, '/notes/n1', { method: 'DELETE', token: vera })).status);
    expect(statuses).toEqual([403, 403, 403, 429]);
  });

  it('does not count our own services', async () => {
    const request = {
      method: 'POST',
      body: { noteId: 'n1' },
      token: { subject: 'matching', roles: ['Service'] },
    } as const;
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => ask(notes, '/tenants/acme/notes/permits', request)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
