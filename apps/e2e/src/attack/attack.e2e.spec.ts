import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personalRoles } from '@firmograph/contracts';
import { startPeopledStack, type PeopledStack } from '../testing/peopled-stack.ts';
import { settledTenant, type SettledTenant } from '../testing/settled-tenant.ts';
import { answerTo, callsOf, personalRoutes, sentAs, type Answer } from './calls.ts';
import { payloads } from './payloads.ts';
import { placesOf, withPayload } from './with-payload.ts';

const atOnce = 20;
const cases = 10_000;

let product: PeopledStack;
let victim: SettledTenant;
beforeAll(async () => {
  product = await startPeopledStack();
  victim = await settledTenant(product, 'victim', `canary${randomBytes(6).toString('hex')}`);
}, 180_000);
afterAll(() => product.stop());

async function answered(all: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]> {
  return Promise.all(all.map((one) => one()));
}

describe('another tenant', () => {
  it(`sees nothing of this one in ${cases} calls with its ids, and changes nothing`, async () => {
    const before = await victim.state();
    const tokens = new Map(
      await Promise.all(personalRoles.map(async (role) => [role, await product.tokenOf('stranger', role)] as const)),
    );
    const calls = fc.tuple(
      fc.constantFrom(...personalRoles),
      fc.constantFrom(...personalRoutes).chain((served) => callsOf(served, { texts: victim.ids })),
    );
    const property = fc.asyncProperty(fc.array(calls, { minLength: atOnce, maxLength: atOnce }), async (some) => {
      const answers = await answered(
        some.map(
          ([role, call]) =>
            () =>
              answerTo(sentAs(call, product.urlOf(call.service), tokens.get(role) ?? '')),
        ),
      );
      for (const { status, text } of answers) {
        expect(status).toBeLessThan(500);
        for (const canary of victim.canaries) expect(text).not.toContain(canary);
      }
    });
    await fc.assert(property, { numRuns: cases / atOnce, endOnFailure: true });
    expect(await victim.state()).toEqual(before);
  }, 600_000);
});

describe('a payload', () => {
  it('counts at least 200', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
  });

  it.each(personalRoutes.map((served) => [`${served.service} ${served.route.name}`, served] as const))(
    'is refused or stays a value: %s',
    async (_, served) => {
      const token = await product.tokenOf('attacker', 'Administrator');
      const base = product.urlOf(served.service);
      const [call] = fc.sample(callsOf(served, { texts: victim.ids }), { numRuns: 1, seed: 7 });
      const places = call === undefined ? [] : placesOf(call);
      if (call === undefined || places.length === 0) return;
      const sent = payloads.map((payload, at) => withPayload(call, places[at % places.length] ?? [], payload));
      for (let at = 0; at < sent.length; at += atOnce) {
        const some = sent.slice(at, at + atOnce);
        const answers = await answered(
          some.map(
            ({ path, ...rest }) =>
              () =>
                answerTo({ url: base + path, token, ...rest }),
          ),
        );
        const faults = answers.flatMap(({ status, type, text }, index) =>
          status >= 500 || (status >= 400 && type !== 'application/problem+json') ? [[some[index], status, text]] : [],
        );
        expect(faults).toEqual([]);
      }
    },
    120_000,
  );
});
