import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, type Notes } from './testing/asking.ts';
import { ofAlgorithms, ofClaims, ofForm, ofHeaders, ofKeys } from './testing/bad-tokens.ts';
import { startNotes } from './testing/notes-service.ts';

let notes: Notes;
let elsewhere: Server;
let asked = 0;
beforeAll(async () => {
  notes = await startNotes();
  elsewhere = createServer((_, response) => {
    asked += 1;
    response.end('{}');
  });
  await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  await new Promise((closed) => elsewhere.close(closed));
  await notes.stop();
});

const attack = () => {
  // Listening on a port of the network, not on a pipe.
  const { port } = elsewhere.address() as AddressInfo;
  return { issuer: notes.issuer, elsewhere: `http://127.0.0.1:${port}` };
};
const all = [...ofAlgorithms, ...ofKeys, ...ofHeaders, ...ofClaims, ...ofForm];

describe('a token', () => {
  it('that is good is let in, also of a clock that is a little off', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const off = [{ exp: seconds - 50 }, { nbf: seconds + 50 }, { iat: seconds + 50 }, {}];
    const answers = await Promise.all(
      off.map((claims) => ask(notes, '/notes/n1', { token: { tenant: 'acme', claims } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it.each(all)('%s is refused', async (_, forge) => {
    const { status, headers, json } = await ask(notes, '/notes/n1', { token: await forge(attack()) });
    expect({ status, challenge: headers.get('www-authenticate'), json }).toMatchObject({
      status: 401,
      challenge: expect.stringContaining('error="invalid_token"'),
      json: { type: 'auth/invalid' },
    });
  });

  it.each([-61, -3600])('that ended %d seconds ago is refused as expired', async (expiresIn) => {
    const { status, json } = await ask(notes, '/notes/n1', { token: { tenant: 'acme', expiresIn } });
    expect({ status, json }).toMatchObject({ status: 401, json: { type: 'auth/expired' } });
  });

  it('in the address is none', async () => {
    const token = await notes.issuer.token({ tenant: 'acme' });
    expect((await ask(notes, `/notes/n1?access_token=${token}`, { token: null })).status).toBe(401);
  });

  it('that is bad makes nobody fetch keys: not the issuer’s again within the cooldown, never another’s', async () => {
    const before = notes.issuer.keyFetches();
    const flood = Array.from({ length: 5 }, () =>
      all.map(async ([, forge]) => ask(notes, '/notes/n1', { token: await forge(attack()) })),
    );
    const statuses = (await Promise.all(flood.flat())).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect([all.length >= 40, before, notes.issuer.keyFetches() - before, asked]).toEqual([true, 1, 0, 0]);
  });
});
