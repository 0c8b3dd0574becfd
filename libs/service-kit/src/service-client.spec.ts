import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testIssuer, type TestIssuer } from '@firmograph/testing';
import { ClientCredentials } from './client-credentials.ts';
import { ServiceClient } from './service-client.ts';
import { noteRoutes, startNotes } from './testing/notes-service.ts';

const clientOf = (issuer: TestIssuer, timeoutMs?: number) => {
  const credentials = new ClientCredentials({
    issuer: issuer.url,
    audience: 'firmograph',
    clientId: 'matching',
    clientSecret: 'very secret: æ',
  });
  return new ServiceClient({ credentials, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
};
const permit = { params: { tenantId: 'a/b:c' }, body: { noteId: 'n1' } };

describe('ServiceClient', () => {
  let notes: Awaited<ReturnType<typeof startNotes>>;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.stop());

  it('calls another service as itself, for the tenant of the address', async () => {
    const answer = await clientOf(notes.issuer).call(notes.origin, noteRoutes.permitNote, permit);
    expect(answer).toEqual({ tenantId: 'a/b:c', subject: 'a-service' });
  });

  it('asks the issuer once for many calls at once', async () => {
    const before = notes.issuer.grants();
    const client = clientOf(notes.issuer);
    await Promise.all(Array.from({ length: 10 }, () => client.call(notes.origin, noteRoutes.permitNote, permit)));
    await client.call(`${notes.origin}/`, noteRoutes.permitNote, permit);
    expect(notes.issuer.grants() - before).toBe(1);
  });

  it('demands of the compiler what the contract demands', () => {
    const call = () =>
      // @ts-expect-error -- the body is missing
      clientOf(notes.issuer).call(notes.origin, noteRoutes.permitNote, { params: { tenantId: 'acme' } });
    expect(call).toBeDefined();
  });

  it('hands on what the other service says no to', async () => {
    const call = clientOf(notes.issuer).call(notes.origin, noteRoutes.getNote, { params: { noteId: 'n1' } });
    await expect(call).rejects.toMatchObject({ name: 'DomainError', code: 'auth/forbidden' });
  });

  it('calls the other service unavailable when nothing answers', async () => {
    const call = clientOf(notes.issuer).call('http://127.0.0.1:1', noteRoutes.permitNote, permit);
    await expect(call).rejects.toMatchObject({ name: 'DependencyUnavailable', dependency: 'permitNote' });
  });
});

describe('ServiceClient, at a service that', () => {
  let issuer: TestIssuer;
  let seen: string[];
  let answers: [number, Record<string, string>, string][];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization ?? '');
    const [status, headers, body] = answers.shift() ?? [0, {}, ''];
    if (status !== 0) response.writeHead(status, headers).end(body);
  });
  let origin: string;
  beforeAll(async () => {
    issuer = await testIssuer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await issuer.close();
  });
  const call = (given: typeof answers, timeoutMs?: number) => {
    seen = [];
    answers = given;
    return clientOf(issuer, timeoutMs).call(origin, noteRoutes.permitNote, permit);
  };
  const fine = '{"tenantId":"acme","subject":"matching"}';

  it('refuses the token, tries once more with a new one', async () => {
    const before = issuer.grants();
    await expect(
      call([
        [401, {}, ''],
        [200, {}, fine],
      ]),
    ).resolves.toMatchObject({ subject: 'matching' });
    expect({ calls: seen.length, grants: issuer.grants() - before }).toEqual({ calls: 2, grants: 2 });
  });

  it('is overloaded, waits as long as it wishes', async () => {
    await expect(call([[503, { 'retry-after': '7' }, '']])).rejects.toMatchObject({
      name: 'DependencyUnavailable',
      retryAfterMs: 7000,
    });
  });

  it('does not answer in time, leaves off', async () => {
    await expect(call([], 100)).rejects.toMatchObject({ name: 'DependencyUnavailable' });
  });

  it('answers another thing than its contract says, throws', async () => {
    await expect(call([[200, {}, '{"tenantId":7}']])).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('says no without a word, names the route', async () => {
    await expect(call([[418, {}, 'teapot']])).rejects.toMatchObject({
      code: 'request/refused',
      message: 'permitNote was refused with 418.',
    });
  });

  it('cannot be asked because the issuer is down, is not called', async () => {
    seen = [];
    const credentials = new ClientCredentials({
      issuer: 'http://127.0.0.1:1',
      audience: 'firmograph',
      clientId: 'matching',
      clientSecret: 'x',
    });
    const client = new ServiceClient({ credentials });
    await expect(client.call(origin, noteRoutes.permitNote, permit)).rejects.toMatchObject({
      name: 'DependencyUnavailable',
      dependency: 'identity',
    });
    expect(seen).toEqual([]);
  });
});
