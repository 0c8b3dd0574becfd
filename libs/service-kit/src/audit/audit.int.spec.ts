import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditCheckpoint, AuditRecord, nobodysChain } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import { Database } from '@firmograph/mongo';
import { eventually } from '@firmograph/testing';
import { ask, type Asked } from '../testing/asking.ts';
import { startAuditedNotes } from '../testing/audited-notes.ts';
import { AuditChains } from './audit-chains.ts';

let service: Awaited<ReturnType<typeof startAuditedNotes>>;
beforeAll(async () => {
  service = await startAuditedNotes();
}, 120_000);
afterAll(() => service.stop());

const asked = (path: string, request: Asked = {}) => ask(service.notes, path, request);
const of = (tenant: string, over: object = {}) => ({ token: { tenant, ...over } });
const save = (tenant: string, body: object = { text: 'hello' }, id = '1') =>
  asked(`/notes/${id}`, { method: 'PUT', body, ...of(tenant) });
const itemsIn = (json: unknown) => (json as { readonly items: AuditRecord[]; readonly next: string | null }).items;
const listed = async (tenant: string, query = '') => itemsIn((await asked(`/audit?${query}`, of(tenant))).json);
const exported = async (tenant: string) =>
  (await asked('/audit/export', of(tenant))).text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => AuditRecord.parse(JSON.parse(line)));
const verification = async (tenant: string) =>
  (await asked('/audit/verification', of(tenant))).json as {
    readonly entries: number;
    readonly signedUpTo: number;
    readonly faultCount: number;
    readonly faults: readonly { readonly kind: string; readonly sequence: number }[];
  };
const signedUpTo = (tenant: string, sequence: number) =>
  eventually(async () => expect((await verification(tenant)).signedUpTo).toBe(sequence));

describe('a change', () => {
  it('stands in the chain twice: what was asked for, and what became of it', async () => {
    const answer = await asked('/notes/7', {
      method: 'PUT',
      body: { text: 'hello', title: 'Monday' },
      ...of('change', { subject: 'ada', name: 'Ada L.' }),
    });
    const [outcome, intent] = await listed('change');
    const common = {
      tenant: 'change',
      service: 'notes',
      action: 'saveNote',
      actor: { subject: 'ada', name: 'Ada L.', roles: ['Administrator'] },
      address: '127.0.0.1',
      target: { noteId: '7' },
      request: { text: '[not recorded]', title: 'Monday' },
      correlationId: answer.headers.get('x-correlation-id'),
    };
    expect(intent).toMatchObject({ ...common, sequence: 1, phase: 'intent' });
    expect(outcome).toMatchObject({ ...common, sequence: 2, phase: 'outcome', result: 'success', status: 200 });
  });

  it.each([
    ['of a role that may not', '/notes/1', { method: 'DELETE', ...of('refused', { roles: ['Viewer'] }) }],
    ['that is not as its contract says', '/notes/1', { method: 'PUT', body: { txt: 1 }, ...of('refused') }],
    [
      'of another tenant',
      '/tenants/globex/notes/permits',
      { method: 'POST', body: { noteId: '1' }, ...of('refused', { roles: ['Service'] }) },
    ],
  ])('%s is recorded as refused', async (_, path, request) => {
    const { status, json } = await asked(path, request);
    const { type: problem } = json as { type: string };
    const [newest] = await listed('refused');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(newest).toMatchObject({ phase: 'outcome', result: 'client-error', status, problem });
  });

  it('that breaks a rule is recorded with the rule', async () => {
    await save('rude', { text: 'rude' });
    expect(await listed('rude', 'phase=outcome')).toMatchObject([{ status: 422, problem: 'notes/rude' }]);
  });

  it('of somebody who is not known stands in nobody’s chain, which a collector may read and no tenant', async () => {
    // Unreadable before it is known who asks.
    await asked('/notes/1', { method: 'PUT', body: '{', ...of('refused') });
    await asked('/notes/1', { method: 'PUT', body: { text: 'x' }, token: null });
    await asked('/notes/1', { method: 'PUT', body: { text: 'x' }, token: { tenant: 'acme', forged: true } });
    const collected = await asked('/tenants/-/audit/export', { token: { roles: ['Service'] } });
    const lines = collected.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditRecord);
    expect(lines).toMatchObject([
      { tenant: nobodysChain, actor: { subject: 'anonymous' }, status: 400, problem: 'request/malformed' },
      { tenant: nobodysChain, actor: { subject: 'anonymous', roles: [] }, status: 401, problem: 'auth/missing' },
      { tenant: nobodysChain, actor: { subject: 'anonymous', roles: [] }, status: 401, problem: 'auth/invalid' },
    ]);
    expect(await asked('/audit', of(nobodysChain))).toMatchObject({ status: 404 });
  });

  it('that is an upload is recorded with its counts, not its content', async () => {
    await asked('/notes/imports', { method: 'POST', type: 'text/csv', body: 'a,b\n1,2\n', ...of('upload') });
    const all = await listed('upload');
    expect(all).toMatchObject([{ phase: 'outcome', answer: { bytes: 8 } }, { phase: 'intent' }]);
    expect(JSON.stringify(all)).not.toContain('a,b');
  });

  it('leaves nothing in the store that its contract does not let in, nor what an open address holds', async () => {
    await save('secret', { text: 'canary-of-body', title: 'ok' });
    await asked('/callbacks/canary-of-address', { method: 'POST', body: {}, token: null });
    await asked('/notes/1', { method: 'PUT', body: { text: 'x', canaryfield: 'canary-of-unknown' }, ...of('secret') });
    for (const tenant of ['secret', nobodysChain])
      expect(JSON.stringify(await service.entries.forTenant(tenant).find({}))).not.toMatch(/canary-of/);
  });

  it('is not what a read is', async () => {
    await asked('/notes/1', of('reader'));
    expect(await listed('reader')).toEqual([]);
  });
});

describe('the list', () => {
  it('is read by page, from the newest on, and found by actor, action, target and time', async () => {
    for (const id of ['a', 'b', 'c']) await save('paged', { text: id }, id);
    const first = (await asked('/audit?limit=4', of('paged'))).json as { items: AuditRecord[]; next: string };
    const second = (await asked(`/audit?limit=4&after=${first.next}`, of('paged'))).json as typeof first;
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(second.next).toBeNull();
    expect((await listed('paged', 'target=b&phase=outcome')).map(({ target }) => target)).toEqual([{ noteId: 'b' }]);
    expect(await listed('paged', 'actor=nobody')).toEqual([]);
    expect(await listed('paged', 'action=saveNote&actor=ada')).toHaveLength(6);
    expect(await listed('paged', 'to=2020-01-01T00:00:00.000Z')).toEqual([]);
    expect(await listed('paged', 'from=2020-01-01T00:00:00.000Z')).toHaveLength(6);
  });

  it.each([['Contributor'], ['Viewer']] as const)('is not for the role %s', async (role) => {
    expect(await asked('/audit', of('paged', { roles: [role] }))).toMatchObject({ status: 403 });
  });
});

describe('a chain', () => {
  it('is one, however many write to it through however many instances', async () => {
    const other = await service.another();
    const both = [service.notes, other];
    const saving = Array.from({ length: 60 }, (_, index) =>
      ask(both[index % 2] ?? other, `/notes/${index}`, { method: 'PUT', body: { text: 'x' }, ...of('many') }),
    );
    expect((await Promise.all(saving)).every(({ status }) => status === 200)).toBe(true);
    const records = await exported('many');
    expect(records.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    const targets = records.filter(({ phase }) => phase === 'outcome').map(({ target }) => Number(target['noteId']));
    expect(targets.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    await signedUpTo('many', 120);
    expect(await verification('many')).toMatchObject({ entries: 120, faultCount: 0 });
  });

  it('publishes its checkpoints and, to everybody, the key that they are signed with', async () => {
    await save('signed');
    await signedUpTo('signed', 2);
    const checkpoints = (await asked('/audit/checkpoints', of('signed'))).json as { items: unknown[] };
    expect(AuditCheckpoint.parse(checkpoints.items.at(-1))).toMatchObject({ tenant: 'signed', sequence: 2 });
    const { items } = (await asked('/audit/keys', { token: null })).json as { items: { keyId: string }[] };
    expect(items.map(({ keyId }) => keyId)).toEqual([AuditCheckpoint.parse(checkpoints.items.at(-1)).keyId]);
  });

  const behind = (tenant: string) => service.entries.forTenant(tenant);
  it.each([
    [
      'text-changed',
      'changed',
      3,
      async (tenant: string) => {
        const [third] = await behind(tenant).find({ sequence: 3 });
        const text = third?.text.replace('"ada"', '"eve"') ?? '';
        await behind(tenant).update({ sequence: 3 }, { $set: { text, actor: 'eve' } });
      },
    ],
    [
      'facet-changed',
      'changed',
      3,
      (tenant: string) => behind(tenant).update({ sequence: 3 }, { $set: { actor: 'eve' } }),
    ],
    ['no-json', 'changed', 3, (tenant: string) => behind(tenant).update({ sequence: 3 }, { $set: { text: '{' } })],
    ['deleted', 'missing', 3, (tenant: string) => behind(tenant).deleteMany({ sequence: 3 })],
    ['cut-off', 'truncated', 5, (tenant: string) => behind(tenant).deleteMany({ sequence: { $gt: 4 } })],
  ])('that was tampered with in the store is found out: %s', async (tenant, kind, sequence, tamper) => {
    for (const id of ['a', 'b', 'c']) await save(tenant, { text: id }, id);
    await signedUpTo(tenant, 6);
    await tamper(tenant);
    const { faults, faultCount } = await verification(tenant);
    expect(faultCount).toBeGreaterThan(0);
    expect(faults[0]).toMatchObject({ kind, sequence });
  });

  it('that was tampered with is not signed any more', async () => {
    await save('unsigned');
    await signedUpTo('unsigned', 2);
    const signed = await service.checkpoints.forTenant('unsigned').count({});
    await service.entries.forTenant('unsigned').update({ sequence: 2 }, { $set: { hash: '0'.repeat(64) } });
    await save('unsigned');
    await save('witness');
    await signedUpTo('witness', 2);
    expect(await service.checkpoints.forTenant('unsigned').count({})).toBe(signed);
  });
});

it('makes no change that it cannot write down', async () => {
  const other = await service.another();
  await save('outage');
  await other.app.get(Database, { strict: false }).close();
  const answer = await ask(other, '/notes/imports', { method: 'POST', type: 'text/csv', body: 'x', ...of('outage') });
  expect(answer.status).toBeGreaterThanOrEqual(500);
  expect(await listed('outage')).toHaveLength(2);
});

it('answers 503 where a change may have happened and its outcome cannot be written', async () => {
  const other = await service.another();
  const chains = other.app.get(AuditChains, { strict: false });
  const append = chains.append.bind(chains);
  chains.append = (tenantId, draft) =>
    draft.phase === 'outcome' ? Promise.reject(new DependencyUnavailable('mongodb', 1000)) : append(tenantId, draft);
  const answer = await ask(other, '/notes/1', { method: 'PUT', body: { text: 'x' }, ...of('unconcluded') });
  expect(answer).toMatchObject({
    status: 503,
    type: 'application/problem+json',
    json: { type: 'dependency/unavailable' },
  });
  expect(await listed('unconcluded')).toMatchObject([{ phase: 'intent', action: 'saveNote' }]);
});
