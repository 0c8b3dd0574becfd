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
import { AskPermit } from './ask-permit.ts';
import { BlockConnection } from './block-connection.ts';
import { HearBlock } from './hear-block.ts';
import { KeepConnections } from './keep-connections.ts';
import { PermitAftermath } from './permit-aftermath.ts';
import { PermitRecords } from './permit-records.ts';
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

const verifyAt = (at: Date) =>
  new VerifyConnection(given.connections, given.leadspace, given.sealing, given.settings).execute(address(), at);

describe('verifying', () => {
  const verify = () => verifyAt(later(1000));

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
    await replace('third-token', later(500));
    given.leadspace.meanwhile = () => replace('another-token', later(700));
    await expect(verify()).rejects.toMatchObject({ code: 'connection/credential-changed' });
    expect(await connection()).toMatchObject({ verifiedAt: monday });
  });
});

const blocking = () => new BlockConnection(given.connections, given.recheck, given.blockRuns);
const replace = (token: string, at: Date) =>
  new ReplaceCredential(given.connections, given.sealing).execute(address(), { kind: 'token', token }, at);

describe('a refusal of the credential', () => {
  const report = { id: 'event-1', reason: 'out-of-credits', at: later(1000) } as const;
  const hear = (runId: string) =>
    new HearBlock(given.runs, given.changes, blocking()).execute({ tenantId, id: runId }, report, later(1500));
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
    await replace('t', later(1100));
    await verifyAt(later(1200));
    given.leadspace.verdict = 'unreachable';
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

describe('a new token', () => {
  const permit = async (runId: string, to: 'submit' | 'collect', sentWith?: string) => {
    const { connections, consents, enrichments, runs, endConsent, changes, sealing, settings } = given;
    const enrichmentId = (await runs.store.find({ tenantId, id: runId }))?.value.definition.enrichmentId ?? '';
    const asking = new AskPermit(
      new PermitRecords(connections, consents, enrichments, runs),
      sealing,
      new PermitAftermath(endConsent, changes),
      settings,
    );
    return asking.execute({ tenantId, connectionId: id, enrichmentId, runId, to, sentWith }, later(3000));
  };
  const tokenOf = (answer: object) => ('credential' in answer ? answer.credential : answer);
  const old = { kind: 'token', token: 'token-of-Leadspace' };
  const young = { kind: 'token', token: 'young' };

  it('is used for nothing before it is verified, and then for all but what was sent before', async () => {
    const enrichmentId = await givenEnrichment(given, id);
    const enrichment = (await given.enrichments.store.find({ tenantId, id: enrichmentId }))?.value;
    const run = await givenRun(given, id, enrichment === undefined ? {} : { definition: enrichment.definition });
    const sentWith = (await connection())?.credential.fingerprint;
    await replace('young', later(1000));
    expect(tokenOf(await permit(run, 'submit'))).toEqual(old);
    await verifyAt(later(2000));
    expect(given.leadspace.asked.at(-1)).toEqual(young);
    expect(tokenOf(await permit(run, 'submit'))).toEqual(young);
    expect(tokenOf(await permit(run, 'collect', sentWith))).toEqual(old);
    expect(tokenOf(await permit(run, 'collect'))).toEqual(young);
  });

  it('that is refused is dropped, and the one in use stays', async () => {
    await replace('young', later(1000));
    given.leadspace.verdict = 'credentials-refused';
    await expect(verifyAt(later(2000))).rejects.toMatchObject({ code: 'connection/credentials-refused' });
    expect(await connection()).toMatchObject({ verifiedAt: monday, blockedBecause: null });
    expect((await connection())?.pending).toBeUndefined();
  });

  it('is not blocked because the one before was revoked while its calls were collected', async () => {
    const run = await givenRun(given, id);
    await replace('young', later(1000));
    await verifyAt(later(2000));
    const report = { id: 'e', reason: 'credentials-refused', at: later(3000) } as const;
    await new HearBlock(given.runs, given.changes, blocking()).execute({ tenantId, id: run }, report, later(3500));
    expect([await runState(given, run), (await connection())?.blockedBecause]).toEqual(['sourcing', null]);
    expect((await connection())?.previous).toBeUndefined();
  });
});

describe('a connection that nobody looks at', () => {
  const keep = (now: Date) =>
    new KeepConnections(given.connections, given.recheck, given.blockRuns, given.settings).execute(now);
  const day = 86_400_000;
  beforeEach(() => verifyAt(monday));

  it('is asked about once a day, and tells nobody that all is as it was', async () => {
    const said = given.connections.store.said.length;
    expect([await keep(later(day - 1)), await keep(later(day))]).toEqual([false, true]);
    expect(await connection()).toMatchObject({ verifiedAt: later(day), checkAt: later(2 * day) });
    expect(given.connections.store.said).toHaveLength(said);
  });

  it.each(['credentials-refused', 'out-of-credits'] as const)('is blocked when the answer is %s', async (verdict) => {
    const run = await givenRun(given, id);
    given.leadspace.verdict = verdict;
    await keep(later(day));
    expect([(await connection())?.blockedBecause, await runState(given, run)]).toEqual([verdict, 'blocked']);
    expect(await keep(later(9 * day))).toBe(false);
  });

  it('is asked again in an hour when the provider cannot be reached', async () => {
    given.leadspace.verdict = 'unreachable';
    await keep(later(day));
    expect([await keep(later(day + 3_599_999)), await keep(later(day + 3_600_000))]).toEqual([false, true]);
    expect(await connection()).toMatchObject({ verifiedAt: monday, blockedBecause: null });
  });

  it('loses the secret from before when that has had its time', async () => {
    await replace('young', later(1000));
    await verifyAt(later(2000));
    await keep(later(2000 + 3_600_000));
    expect((await connection())?.previous).toBeUndefined();
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
