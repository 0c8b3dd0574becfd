import { beforeEach, describe, expect, it } from '@jest/globals';
import { ada, later, monday } from '../testing/builders.ts';
import {
  givenConnection,
  givenEnrichment,
  givenRun,
  isAgreed,
  parts,
  runState,
  tenantId,
  type Parts,
} from '../testing/use-cases.ts';
import { HearBlock } from './hear-block.ts';
import { RemoveConnection } from './remove-connection.ts';
import { ReplaceCredential } from './replace-credential.ts';
import { ResumeConnection } from './resume-connection.ts';
import { SteerRun } from './steer-run.ts';
import { VerifyConnection } from './verify-connection.ts';

let given: Parts;
let id: string;
beforeEach(async () => {
  given = parts();
  id = await givenConnection(given);
});
const address = () => ({ tenantId, id });
const connection = async () => (await given.connections.store.find(address()))?.value;

describe('verifying', () => {
  const verify = () =>
    new VerifyConnection(given.connections, given.leadspace, given.sealing).execute(address(), later(1000));

  it('asks with the credential itself', async () => {
    await verify();
    expect(given.leadspace.asked).toEqual([{ kind: 'token', token: 'token-of-Leadspace' }]);
  });

  it('takes the verified state back when the provider does not know the credential any more', async () => {
    given.leadspace.verdict = 'credentials-refused';
    await expect(verify()).rejects.toMatchObject({ code: 'connection/credentials-refused' });
    expect(await connection()).toMatchObject({ verifiedAt: null });
  });

  it('leaves everything as it is when the provider cannot be reached', async () => {
    given.leadspace.verdict = 'unreachable';
    await expect(verify()).rejects.toMatchObject({ code: 'connection/provider-unreachable' });
    expect(await connection()).toMatchObject({ verifiedAt: monday });
  });

  it('does not take an answer for a credential that was replaced meanwhile', async () => {
    const replace = new ReplaceCredential(given.connections, given.sealing);
    given.leadspace.meanwhile = () => replace.execute(address(), { kind: 'token', token: 'another-token' }, later(500));
    await expect(verify()).rejects.toMatchObject({ code: 'connection/credential-changed' });
    expect(await connection()).toMatchObject({ verifiedAt: null });
  });
});

describe('a refusal of the credential', () => {
  const report = { id: 'event-1', reason: 'out-of-credits', at: later(1000) } as const;
  const hear = (runId: string) =>
    new HearBlock(given.connections, given.runs, given.changes).execute({ tenantId, id: runId }, report, later(1500));
  const resume = () =>
    new ResumeConnection(given.connections, given.runs, given.changes).execute(address(), later(2000));

  it('blocks the connection and every run over it, and tells only what matching has not told', async () => {
    const [one, other] = [await givenRun(given, id), await givenRun(given, id)];
    await hear(one);
    expect([await runState(given, one), await runState(given, other)]).toEqual(['blocked', 'blocked']);
    expect(given.runs.store.said.map(({ key }) => key)).toEqual([`acme:${other}`]);
    expect(await connection()).toMatchObject({ blockedBecause: 'out-of-credits' });
  });

  it('leaves runs over other connections alone', async () => {
    const elsewhere = await givenRun(given, await givenConnection(given, 'Other'));
    await hear(await givenRun(given, id));
    expect(await runState(given, elsewhere)).toBe('running');
  });

  it('is not heard again after a person has resumed the connection', async () => {
    const run = await givenRun(given, id);
    await hear(run);
    await resume();
    await hear(run);
    expect([await runState(given, run), (await connection())?.blockedBecause]).toEqual(['sourcing', null]);
  });

  it('says nothing of a credential that came after it, but still holds its run', async () => {
    await new ReplaceCredential(given.connections, given.sealing).execute(
      address(),
      { kind: 'token', token: 't' },
      later(1200),
    );
    const run = await givenRun(given, id);
    await hear(run);
    expect([await runState(given, run), (await connection())?.blockedBecause]).toEqual(['blocked', null]);
  });

  it('holds a paused run that a person lets go on', async () => {
    const paused = await givenRun(given, id, { state: 'paused' });
    await hear(await givenRun(given, id));
    const steer = new SteerRun(given.runs, given.connections, given.changes, given.connectionRules);
    expect(await steer.resume({ tenantId, id: paused }, ada, later(2000))).toMatchObject({ state: 'blocked' });
    await resume();
    expect(await runState(given, paused)).toBe('sourcing');
  });
});

describe('removing', () => {
  const remove = () =>
    new RemoveConnection(given.connections, given.use, given.endConsent).execute(address(), 'ada', later(1000));

  it.each([
    ['an active enrichment', (connectionId: string) => givenEnrichment(given, connectionId)],
    [
      'a run that is still to be settled',
      (connectionId: string) => givenRun(given, connectionId, { state: 'canceling' }),
    ],
  ])('is refused because of %s, and leaves the consent', async (_, use) => {
    await use(id);
    await expect(remove()).rejects.toMatchObject({
      code: 'connection/in-use',
      message: expect.stringContaining('"Customers in the north"'),
    });
    expect(await isAgreed(given, id)).toBe(true);
  });

  it('leaves nothing of the secret, and withdraws the consent', async () => {
    await givenEnrichment(given, id, { state: 'Inactive' });
    await givenRun(given, id, { state: 'completed' });
    await remove();
    expect([await connection(), await isAgreed(given, id)]).toEqual([undefined, false]);
    expect(given.connections.store.saidTypes().slice(-2)).toEqual(['connection.removed', 'tombstone']);
  });
});
