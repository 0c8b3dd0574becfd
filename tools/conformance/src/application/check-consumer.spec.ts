import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../domain/rules.ts';
import { MemoryConsumer, MemoryTopics, type Manner } from '../testing/memory.ts';
import { right, wrong, type Reader } from '../testing/readers.ts';
import { CheckConsumer } from './check-consumer.ts';

async function verdictsOn(reader: Reader, manner: Manner = {}, seed = 7): Promise<readonly Verdict[]> {
  const topics = new MemoryTopics();
  const consumer = new MemoryConsumer(topics, reader, manner);
  return new CheckConsumer(topics, consumer, { wait: async () => undefined }).execute(seed);
}

const brokenIn = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ result }) => result === 'broken').map(({ rule }) => rule);

describe('the check of a consumer', () => {
  it.each([1, 2, 3, 4, 5])('passes one that keeps every rule, whatever the seed (%i)', async (seed) => {
    const verdicts = await verdictsOn(right, {}, seed);
    expect(verdicts.filter(({ result }) => result !== 'kept')).toEqual([]);
    expect(verdicts).toHaveLength(18);
  });

  it.each([
    ['ignores tombstones', ['tombstone']],
    ['lets the last record win', ['older-state']],
    ['takes only rows that it does not have', ['present-state', 'order-across-keys']],
    ['fails on unknown fields', ['unknown-fields']],
    ['fails on unknown types', ['unknown-types']],
    ['takes every event for an update', ['unknown-types']],
    ['fails on the end of what it never saw', ['never-seen']],
    ['waits for the sequence that is missing', ['gaps']],
    ['makes one key of two that look alike', ['odd-keys']],
    ['decodes keys', ['odd-keys']],
  ] as const)('finds out one that %s', async (fault, rules) => {
    expect(brokenIn(await verdictsOn(wrong[fault]))).toEqual(expect.arrayContaining([...rules]));
  });

  it('blames nothing else on one that only lets the last record win', async () => {
    expect(brokenIn(await verdictsOn(wrong['lets the last record win']))).toEqual(['older-state']);
  });

  it('says of a consumer that cannot read the whole which rule it stumbles over', async () => {
    const verdicts = await verdictsOn(wrong['fails on unknown fields']);
    expect(brokenIn(verdicts)).toEqual(['unknown-fields', 'table']);
    expect(verdicts.find(({ rule }) => rule === 'unknown-fields')?.sentence).toContain('Unrecognized field');
    expect(verdicts.find(({ rule }) => rule === 'late')?.result).toBe('not-judged');
  });

  it('asks no more of one that cannot read anything', async () => {
    const verdicts = await verdictsOn(() => {
      throw new Error('No such driver');
    });
    expect(brokenIn(verdicts)).toEqual(['present-state', 'table']);
    expect(verdicts.filter(({ result }) => result === 'not-judged')).toHaveLength(16);
  });

  it('finds out one that commits what it has not stored', async () => {
    expect(brokenIn(await verdictsOn(right, { commitsFirst: true }))).toEqual(['restart', 'nothing-new']);
  });

  it('finds out one that prints a line for each record', async () => {
    expect(brokenIn(await verdictsOn(right, { prints: 'every record' }))).toContain('table');
  });

  it('finds out one that ends although it was to go on', async () => {
    expect(brokenIn(await verdictsOn(right, { stopsByItself: true }))).toEqual(['follows']);
  });
});
