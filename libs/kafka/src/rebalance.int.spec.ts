import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, withKafka, type Lent, type TestKafka } from '@firmograph/testing';
import type { EventPublisher } from './event-publisher.ts';
import { aParcel, sent } from './testing/parcels.ts';
import { startWarehouse } from './testing/warehouse-service.ts';

describe('several instances of one service', () => {
  let kafka: Lent<TestKafka>;
  beforeAll(async () => {
    kafka = await withKafka();
  }, 120_000);
  afterAll(() => kafka.release());

  it('lose nothing and keep the order of each key while instances come and go', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `k${index}`);
    const seen = new Map(keys.map((key) => [`acme:${key}`, [] as number[]]));
    const by = [0, 0];
    const handle = (instance: 0 | 1) => ({
      onParcel: ({ subject, data }: ReturnType<typeof aParcel>) => {
        by[instance] = (by[instance] ?? 0) + 1;
        seen.get(subject)?.push(data.weight);
      },
    });
    const first = await startWarehouse(kafka.value, handle(0));
    const publishing = publishUntilTold(first.publisher, keys);
    const comeAndGo = async () => {
      await eventually(() => expect(by[0]).toBeGreaterThan(0));
      const passing = await startWarehouse(kafka.value, handle(1));
      await eventually(() => expect(by[1]).toBeGreaterThan(0), 25_000);
      await passing.stop();
      return passing;
    };
    const second = await comeAndGo().finally(() => publishing.end());
    const all = await publishing.end();

    await eventually(() => {
      expect([...seen.values()].map((weights) => new Set(weights).size)).toEqual(keys.map(() => all.length));
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

/** Parcels for every key in rising weight, however long it takes that instances come and go. */
function publishUntilTold(publisher: EventPublisher, keys: readonly string[]) {
  const weights: number[] = [];
  const over = new AbortController();
  const publishing = (async () => {
    while (!over.signal.aborted) {
      const weight = weights.length;
      await publisher.publish(keys.map((key) => sent(aParcel(key, weight))));
      weights.push(weight);
    }
  })();
  const end = async (): Promise<readonly number[]> => {
    over.abort();
    await publishing;
    return weights;
  };
  return { end };
}

function withoutRepeats(weights: readonly number[]): readonly number[] {
  return [...new Set(weights)];
}
