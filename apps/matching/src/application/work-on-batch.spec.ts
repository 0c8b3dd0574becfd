import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ProfileBatchAnswered } from '@firmograph/contracts';
import type { Policy } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import { Bench } from '../testing/bench.ts';
import { aDefinition, later, profilesNamed, runRequested, tenantId } from '../testing/builders.ts';
import { fakeMemory } from '../testing/fake-memory.ts';
import { BeginRun } from './begin-run.ts';

beforeAll(() => {
  Logger.overrideLogger(false);
});

const bench = (run: Partial<Run> = {}, policy: Partial<Policy> = {}) => Bench.set(fakeMemory, run, policy);

describe('a batch of a run', () => {
  it('is sent in one call, collected, and answered', async () => {
    const b = await bench();
    await b.store();
    await b.workOff();
    expect(b.leadspace.submitted).toMatchObject([{ names: ['Acme', 'Globex'] }]);
    expect(await b.answers()).toMatchObject([
      { kind: 'company', profileId: 'p1', company: { name: 'Acme Inc.' }, cached: false },
      { kind: 'company', profileId: 'p2', company: { name: 'Globex Inc.' } },
    ]);
    expect(await b.ledger()).toMatchObject([
      { state: 'answered', records: 2, consentVersion: 2, connectionId: b.run.connectionId, batch: 1 },
    ]);
  });

  it('says which definition its answers belong to, in headers and in itself', async () => {
    const b = await bench({ definitionVersion: 7 });
    const { runId } = await b.store({ batch: 12 });
    await b.workOff();
    const [message] = b.published;
    const event = ProfileBatchAnswered.message.parse(JSON.parse(message?.value ?? ''));
    expect(event).toMatchObject({ subject: message?.key, data: { definitionVersion: 7, part: 1, parts: 1 } });
    expect(message?.headers).toMatchObject({ run: runId, batch: '12', part: '1', parts: '1', profiles: '2' });
  });

  it('with one sendable profile uses the single call', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('Acme', 'n/a', '') });
    await b.workOff();
    expect(b.leadspace.polled).toEqual([]);
    expect(await b.outcomes()).toEqual(['company', 'not-eligible: placeholder-name', 'not-eligible: no-company-name']);
    expect(await b.states()).toEqual(['answered']);
  });

  it('with nothing sendable makes no call, and writes none down', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('n/a', '') });
    await b.workOff();
    expect(b.leadspace.submitted).toEqual([]);
    expect(await b.ledger()).toEqual([]);
    expect(await b.answers()).toHaveLength(2);
  });

  it('sends only what the consent lets go', async () => {
    const b = await bench();
    b.permits.fields = ['name'];
    let sent: unknown;
    const submit = b.leadspace.submit.bind(b.leadspace);
    b.leadspace.submit = (credential, questions, reference) => {
      sent = questions.map(({ input }) => input);
      return submit(credential, questions, reference);
    };
    const website = { name: 'Acme', website: 'acme.example' };
    await b.store({ profiles: [{ profileId: 'p1', input: website }, ...profilesNamed('Globex')] });
    await b.workOff();
    expect(sent).toEqual([{ name: 'Acme' }, { name: 'Globex' }]);
  });

  it('joins shuffled answers to their profiles and misses none that is missing', async () => {
    const b = await bench();
    b.leadspace.handling = (records) => [...records].reverse().filter((_, position) => position !== 1);
    await b.store({ profiles: profilesNamed('Acme', 'Globex', 'Initech') });
    await b.workOff();
    expect(await b.answers()).toMatchObject([
      { profileId: 'p1', company: { name: 'Acme Inc.' } },
      { profileId: 'p2', because: { outcome: 'failed', reason: 'record-error' } },
      { profileId: 'p3', company: { name: 'Initech Inc.' } },
    ]);
  });

  it('tells what is not found from what failed', async () => {
    const b = await bench();
    b.leadspace.handling = (records) =>
      records.map((record) => (record.externalId.endsWith(':1') ? { ...record, kind: 'failed' as const } : record));
    await b.store({ profiles: profilesNamed('Nobody', 'Globex') });
    await b.workOff();
    expect(await b.outcomes()).toEqual(['no-company', 'failed: record-error']);
  });

  it('does not send a profile that was deleted after the freeze', async () => {
    const b = await bench();
    await b.memory.deleted.note(tenantId, 'p2', b.clock.now());
    await b.store({ profiles: profilesNamed('Acme', 'Globex', 'Initech') });
    await b.workOff();
    expect(b.leadspace.submitted).toMatchObject([{ names: ['Acme', 'Initech'] }]);
    expect(await b.outcomes()).toEqual(['company', 'not-eligible: deleted', 'company']);
  });

  it('sends a profile that had been deleted, and came again, before the freeze', async () => {
    const b = await bench();
    await b.memory.deleted.note(tenantId, 'p2', later(-60_000));
    await b.store();
    await b.workOff();
    expect(await b.outcomes()).toEqual(['company', 'company']);
  });

  it('waits for a run that is not known, and goes on when it is', async () => {
    const b = await bench();
    const definition = aDefinition({ connectionId: b.run.connectionId, enrichmentId: b.run.enrichmentId });
    const runId = '00000000-0000-4000-8000-0000000000aa';
    await b.store({ runId, connectionId: '' });
    const step = b.worker();
    await step();
    b.clock.pass(10_000);
    await step();
    expect(b.permits.asked).toEqual([]);
    await new BeginRun(b.runs, b.batches, b.clock).execute(runRequested({ tenantId, runId, definition }));
    await step();
    expect(b.leadspace.submitted).toHaveLength(1);
  });

  it('is named after its connection when the run came in between', async () => {
    const b = await bench();
    await b.store({ connectionId: '' });
    await b.workOff();
    expect(await b.outcomes()).toEqual(['company', 'company']);
  });
});

describe('a second opinion', () => {
  it('is given on every company where the enrichment asks for it, asked now or still fresh', async () => {
    const b = await bench({ wantsOpinion: true });
    await b.store({ profiles: profilesNamed('Acme', 'Nobody') });
    await b.workOff();
    await b.store({ batch: 2, profiles: profilesNamed('Acme') });
    await b.workOff();
    const [asked, nobody, fresh] = await b.answers();
    expect(asked).toMatchObject({ kind: 'company', cached: false, opinion: { name: 'agrees', isConflict: false } });
    expect(nobody).not.toHaveProperty('opinion');
    expect(fresh).toMatchObject({ kind: 'company', cached: true, opinion: { name: 'agrees' } });
  });

  it('is not given where nobody asked for it', async () => {
    const b = await bench();
    await b.store();
    await b.workOff();
    for (const answer of await b.answers()) expect(answer).not.toHaveProperty('opinion');
  });
});

describe('what people decided', () => {
  it('shifts the opinions that follow, and leaves what they shift from', async () => {
    const b = await bench({ wantsOpinion: true });
    for (let at = 0; at < 100; at += 1) {
      const about = { runId: b.run.runId, profileId: `d${at}`, decidedBy: 'ada', decidedAt: b.clock.now() };
      await b.memory.decisions.record(tenantId, { ...about, confidence: 0.97, isRight: at % 2 === 0 });
    }
    await b.store({ profiles: profilesNamed('Acme') });
    await b.workOff();
    const [answer] = await b.answers();
    const opinion = answer?.kind === 'company' ? answer.opinion : undefined;
    expect(opinion?.asLearned).toBeGreaterThan(opinion?.confidence ?? 1);
  });
});

describe('profiles that are one company', () => {
  const acme = { name: 'Norrland Robotics', website: 'norrlandrobotics.se' };
  const inputs = [acme, { name: 'Globex' }, { ...acme, name: 'NORRLAND ROBOTICS AB' }];
  const profiles = inputs.map((input, place) => ({ profileId: `p${place + 1}`, input }));

  it('share one record, and each gets an answer of its own', async () => {
    const b = await bench({ sharesAnswers: true, wantsOpinion: true });
    await b.store({ profiles });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(2);
    const answers = await b.answers();
    expect(answers.map(({ profileId }) => profileId)).toEqual(['p1', 'p2', 'p3']);
    expect(await b.outcomes()).toEqual(['company', 'company', 'company']);
    expect(answers[0]).toMatchObject({ cached: true, sharedWith: { profileId: 'p3', name: 'agrees' }, opinion: {} });
    expect(answers[2]).toMatchObject({ cached: false });
    expect(answers[2]).not.toHaveProperty('sharedWith');
    expect(await b.ledger()).toMatchObject([{ records: 2, shared: [{ profileIds: ['p1', 'p3'] }] }]);
  });

  it('are asked about one by one where nobody said otherwise', async () => {
    const b = await bench();
    await b.store({ profiles });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(3);
    for (const answer of await b.answers()) expect(answer).not.toHaveProperty('sharedWith');
    expect((await b.ledger())[0]).not.toHaveProperty('shared');
  });

  it('share in the next batch what is the same but for its spelling', async () => {
    const b = await bench({ sharesAnswers: true });
    await b.store({ profiles });
    await b.workOff();
    const respelled = { ...acme, name: 'norrland robotics, AB' };
    await b.store({ batch: 2, profiles: [{ profileId: 'p4', input: respelled }] });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(2);
    expect((await b.answers())[3]).toMatchObject({ profileId: 'p4', cached: true, sharedWith: { profileId: 'p3' } });
  });

  it('leave no answer behind that somebody who does not share would find', async () => {
    const b = await bench({ sharesAnswers: true });
    await b.store({ profiles });
    await b.workOff();
    const own = await Bench.set(() => Promise.resolve(b.memory), { connectionId: b.run.connectionId });
    await own.store({ profiles: profiles.slice(0, 1) });
    await own.workOff();
    expect(own.leadspace.chargedRecords).toBe(1);
  });

  it('end the same where their record cannot be used', async () => {
    const b = await bench({ sharesAnswers: true });
    b.leadspace.handling = () => [];
    await b.store({ profiles });
    await b.workOff();
    expect(await b.outcomes()).toEqual(['failed: record-error', 'failed: record-error', 'failed: record-error']);
  });
});

describe('what was asked before', () => {
  it('is answered without a call while it is fresh, misses too, with its age', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('Acme', 'Nobody') });
    await b.workOff();
    b.clock.pass(1000);
    await b.store({ batch: 2, profiles: profilesNamed('ACME', 'nobody') });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(2);
    const [first, , again] = await b.answers();
    expect(again).toMatchObject({ kind: 'company', cached: true, askedAt: first?.kind === 'company' && first.askedAt });
    expect(await b.batches.ofRun(tenantId, b.run.runId)).toMatchObject({ asked: 2, cached: 2 });
  });

  it('is asked again when it is no longer fresh', async () => {
    const b = await bench({ freshForDays: 1 });
    await b.store();
    await b.workOff();
    b.clock.pass(25 * 3_600_000);
    await b.store({ batch: 2 });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(4);
  });

  it('is asked every time where the enrichment says so, even twice in one batch', async () => {
    const b = await bench({ freshForDays: 0 });
    await b.store({ profiles: profilesNamed('Acme', 'Acme') });
    await b.store({ batch: 2, profiles: profilesNamed('Acme', 'Acme') });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(4);
  });

  it('is paid once for profiles of a batch that ask the same', async () => {
    const b = await bench();
    await b.store({ profiles: profilesNamed('Acme', 'ACME', 'Globex') });
    await b.workOff();
    expect(b.leadspace.chargedRecords).toBe(2);
    expect(await b.answers()).toMatchObject([{ cached: false }, { cached: true }, { cached: false }]);
  });
});
