import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, withKafka, type Lent, type TestKafka } from '@firmograph/testing';
import { aParcel, sent } from './testing/parcels.ts';
import { startWarehouse } from './testing/warehouse-service.ts';

describe('several instances of one service', () => {
  let kafka: Lent<TestKafka>;
  beforeAll(async () => {
    kafka = await withKafka();
  }, 120_000);
  afterAll(() => kafka.release());

  it('lose nothing and keep the order of each key while instances come and go', async () => {
    const seen = new Map<string, number[]>();
    const by: [string[], string[]] = [[], []];
    const handle = (instance: 0 | 1) => ({
      onParcel: async ({ subject, data }: ReturnType<typeof aParcel>) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        by[instance].push(subject);
        seen.set(subject, [...(seen.get(subject) ?? []), data.weight]);
      },
    });
    const first = await startWarehouse(kafka.value, handle(0));
    const keys = Array.from({ length: 30 }, (_, index) => `k${index}`);
    const publish = async (weight: number) => first.publisher.publish(keys.map((key) => sent(aParcel(key, weight))));
    for (let weight = 0; weight < 20; weight += 1) await publish(weight);
    const second = await startWarehouse(kafka.value, handle(1));
    for (let weight = 20; weight < 40; weight += 1) await publish(weight);
    await eventually(() => expect(by[1].length).toBeGreaterThan(0), 25_000);
    await second.stop();
    for (let weight = 40; weight < 50; weight += 1) await publish(weight);

    const all = Array.from({ length: 50 }, (_, weight) => weight);
    await eventually(() => {
      expect([...seen.values()].map((weights) => new Set(weights).size)).toEqual(keys.map(() => 50));
    }, 25_000);
    // What was repeated after a rebalance comes as a repeated stretch; without repeats, each key is in order.
    for (const weights of seen.values()) expect(withoutRepeats(weights)).toEqual(all);
    expect({ fatal: [first.fatal, second.fatal], dead: first.server.tally.deadLetters }).toEqual({
      fatal: [[], []],
      dead: 0,
    });
    await first.stop();
  }, 90_000);

  it('go on where a stopped one was, and repeat nothing that it had finished', async () => {
    const { brokers, namespace } = kafka.value;
    const apart = { brokers, namespace: `${namespace}-resume` };
    const seen: string[] = [];
    const onParcel = ({ subject }: { readonly subject: string }) => void seen.push(subject);
    const first = await startWarehouse(apart, { onParcel });
    await first.publisher.publish([sent(aParcel('a')), sent(aParcel('b'))]);
    await eventually(() => expect(seen.toSorted()).toEqual(['acme:a', 'acme:b']));
    await first.stop();
    const second = await startWarehouse(apart, { onParcel });
    await second.publisher.publish([sent(aParcel('c'))]);
    await eventually(() => expect(seen.toSorted()).toEqual(['acme:a', 'acme:b', 'acme:c']));
    await second.stop();
  }, 60_000);
});

function withoutRepeats(weights: readonly number[]): readonly number[] {
  return [...new Set(weights)];
}
