import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDefinition } from './testing/builders.ts';
import {
  idIn,
  startConfiguration,
  type Answer,
  type ConfigurationUnderTest,
} from './testing/configuration-under-test.ts';
import { anAgreedConnection, aSavedConnection, aSavedEnrichment, aToken } from './testing/ready.ts';

let service: ConfigurationUnderTest;
beforeAll(async () => {
  service = await startConfiguration();
});
afterAll(() => service.stop());

interface Edited {
  readonly path: string;
  readonly method: string;
  /** Below the document's address. */
  readonly at?: string;
  readonly body?: (turn: number) => unknown;
}

const edit = ({ path, method, at = '', body }: Edited, turn: number, ifMatch?: string): Promise<Answer> =>
  service.call(method, `${path}${at}`, body?.(turn), { ...(ifMatch === undefined ? {} : { ifMatch }) });

async function anEnrichment(): Promise<string> {
  return `/enrichments/${await aSavedEnrichment(service, await aSavedConnection(service))}`;
}

async function aKey(): Promise<string> {
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const made = await service.call('POST', '/keys', { name: 'k', role: 'Viewer', scopes: ['read'], expiresAt });
  return `/keys/${idIn(made, 'keyId')}`;
}

const connectionPath = async () => `/connections/${await aSavedConnection(service)}`;

const edits: readonly (readonly [string, () => Promise<Edited>])[] = [
  [
    'an enrichment',
    async () => {
      const connectionId = await aSavedConnection(service);
      const path = `/enrichments/${await aSavedEnrichment(service, connectionId)}`;
      return { path, method: 'PUT', body: (turn) => aDefinition({ connectionId, name: `Turn ${turn}` }) };
    },
  ],
  [
    'the state of an enrichment',
    async () => ({
      path: await anEnrichment(),
      method: 'PUT',
      at: '/state',
      body: (turn) => ({ state: turn % 2 === 0 ? 'Inactive' : 'Active' }),
    }),
  ],
  [
    'a credential',
    async () => ({
      path: await connectionPath(),
      method: 'PUT',
      at: '/credential',
      body: () => ({ credential: aToken() }),
    }),
  ],
  [
    'who may use a connection',
    async () => ({
      path: `${await connectionPath()}/access`,
      method: 'PUT',
      body: (turn) => ({ contributors: { kind: 'named', subjects: [`s${turn}`] }, firstRun: 'free' }),
    }),
  ],
];

describe('two administrators who edit at once', () => {
  it.each(edits)('%s: the first is heard, the other is told to read again', async (_, prepare) => {
    const edited = await prepare();
    const etag = idIn(await service.call('GET', edited.path), 'etag');
    // The second turn of a state is another state, so that neither finds it so already.
    const answers = await Promise.all([edit(edited, 0, `"${etag}"`), edit(edited, 2, `"${etag}"`)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const stale = answers.find(({ status }) => status === 412);
    expect(stale?.body).toMatchObject({
      type: 'request/precondition-failed',
      title: expect.stringContaining('Read it again'),
    });
  });

  it.each(edits)('%s: whoever has read again is heard, and so is who asks for no condition', async (_, prepare) => {
    const edited = await prepare();
    const first = idIn(await edit(edited, 0), 'etag');
    const second = await edit(edited, 1, `"${first}"`);
    const third = await edit(edited, 2);
    expect([second.status, third.status]).toEqual([200, 200]);
  });
});

describe('a document that was changed meanwhile', () => {
  it.each<readonly [string, () => Promise<Edited>, () => Promise<Edited>]>([
    [
      'a connection is not removed',
      async () => ({
        path: await connectionPath(),
        method: 'PUT',
        at: '/credential',
        body: () => ({ credential: aToken() }),
      }),
      async () => ({ path: '', method: 'DELETE' }),
    ],
    [
      'an enrichment is not deleted',
      async () => ({ path: await anEnrichment(), method: 'PUT', at: '/state', body: () => ({ state: 'Inactive' }) }),
      async () => ({ path: '', method: 'DELETE' }),
    ],
    [
      'a key is not revoked again',
      async () => ({ path: await aKey(), method: 'POST', at: '/revoke' }),
      async () => ({ path: '', method: 'POST', at: '/revoke' }),
    ],
  ])('%s', async (_, change, then) => {
    const changed = await change();
    const etag = idIn(await service.call('GET', changed.path), 'etag');
    await edit(changed, 0);
    const { status, body } = await edit({ ...(await then()), path: changed.path }, 0, `"${etag}"`);
    expect([status, body['type']]).toEqual([412, 'request/precondition-failed']);
    expect((await service.call('GET', changed.path)).status).toBe(200);
  });

  it('is not one because a run began', async () => {
    const path = `/enrichments/${await aSavedEnrichment(service, await anAgreedConnection(service))}`;
    const before = idIn(await service.call('GET', path), 'etag');
    const run = await service.call('POST', `${path}/runs`);
    expect([run.status, idIn(await service.call('GET', path), 'etag')]).toEqual([202, before]);
  });
});
