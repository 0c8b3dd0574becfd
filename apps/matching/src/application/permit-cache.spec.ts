import { beforeEach, expect, it } from '@jest/globals';
import { PermitCache } from './permit-cache.ts';
import { Permits, type PermitQuestion, type PermitReply } from './ports.ts';

const question: PermitQuestion = {
  tenantId: 'acme',
  connectionId: 'c1',
  enrichmentId: 'e1',
  runId: 'r1',
  to: 'submit',
};
const granted: PermitReply = {
  kind: 'granted',
  validForMs: 30_000,
  credential: { kind: 'token', token: 'secret' },
  fingerprint: 'f1',
  consent: { consentId: 'k1', version: 1, fields: ['name'] },
};

class ScriptedPermits extends Permits {
  asked = 0;
  reply: PermitReply = granted;
  /** How long an answer takes, on the monotonic clock. */
  takesMs = 0;

  async ask(): Promise<PermitReply> {
    this.asked += 1;
    monotonic += this.takesMs;
    return this.reply;
  }
}

let monotonic = 0;
let permits: ScriptedPermits;
let cache: PermitCache;

beforeEach(() => {
  monotonic = 1000;
  permits = new ScriptedPermits();
  cache = new PermitCache(permits, { now: () => new Date(), monotonic: () => monotonic });
});

it('asks once while a permit lasts, then again', async () => {
  await cache.permit(question);
  monotonic += 27_000;
  await cache.permit(question);
  expect(permits.asked).toBe(1);
  monotonic += 2000;
  await cache.permit(question);
  expect(permits.asked).toBe(2);
});

it('counts the time of a permit from before it was asked for', async () => {
  permits.takesMs = 4000;
  expect((await cache.permit(question)).validUntil).toBe(31_000);
});

it('asks once for many who ask at the same time', async () => {
  await Promise.all([cache.permit(question), cache.permit(question), cache.permit(question)]);
  expect(permits.asked).toBe(1);
});

it.each<[string, Partial<PermitQuestion>]>([
  ['tenant', { tenantId: 'other' }],
  ['run', { runId: 'r2' }],
  ['purpose', { to: 'collect' }],
  ['connection', { connectionId: 'c2' }],
  ['enrichment', { enrichmentId: 'e2' }],
])('asks again for another %s', async (_, other) => {
  await cache.permit(question);
  await cache.permit({ ...question, ...other });
  expect(permits.asked).toBe(2);
});

it('asks again for a connection, or a run, that something was heard of', async () => {
  await cache.permit(question);
  cache.drop('acme', { connectionId: 'c1' });
  await cache.permit(question);
  cache.drop('acme', { runId: 'r1' });
  await cache.permit(question);
  expect(permits.asked).toBe(3);
});

it('keeps what belongs to another tenant with the same ids', async () => {
  await cache.permit(question);
  cache.drop('other', { connectionId: 'c1' });
  await cache.permit(question);
  expect(permits.asked).toBe(1);
});

it.each<PermitReply>([{ kind: 'refused', because: 'paused' }, { kind: 'unavailable' }])(
  'remembers a refusal for a second only (%#)',
  async (reply) => {
    permits.reply = reply;
    await cache.permit(question);
    monotonic += 999;
    await cache.permit(question);
    expect(permits.asked).toBe(1);
    monotonic += 1;
    await cache.permit(question);
    expect(permits.asked).toBe(2);
  },
);

it('does not keep an error', async () => {
  const failing = new PermitCache(
    { ask: () => Promise.reject(new Error('broken')) },
    { now: () => new Date(), monotonic: () => monotonic },
  );
  await expect(failing.permit(question)).rejects.toThrow('broken');
  await expect(failing.permit(question)).rejects.toThrow('broken');
});
