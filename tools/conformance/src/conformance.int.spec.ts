import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withKafka, type Lent, type TestKafka } from '@firmograph/testing';
import type { Verdict } from './domain/rules.ts';

const root = join(import.meta.dirname, '../../..');
const check = join(root, 'tools/conformance/dist/main.js');
const faulty = join(import.meta.dirname, 'testing/faulty-consumer.mjs');
let kafka: Lent<TestKafka>;

beforeAll(async () => {
  kafka = await withKafka();
});
afterAll(() => kafka.release());

/** The exit code, and the rules that are broken, of a process whose table and offset are kept in its folder. */
async function checked(fault: string): Promise<{ readonly exitCode: number; readonly broken: readonly string[] }> {
  const brokers = kafka.value.brokers.join(',');
  const command = [process.execPath, faulty, fault];
  return new Promise((resolve) => {
    execFile(process.execPath, [check, '--brokers', brokers, '--json', '--', ...command], (error, output) => {
      const verdicts = JSON.parse(output) as readonly Verdict[];
      const broken = verdicts.filter(({ result }) => result === 'broken').map(({ rule }) => rule);
      resolve({ exitCode: error === null ? 0 : Number(error.code ?? 1), broken });
    });
  });
}

describe('the conformance kit, on real processes and a real Kafka', () => {
  it('passes a consumer that stores its table before it commits', async () => {
    expect(await checked('none')).toEqual({ exitCode: 0, broken: [] });
  }, 120_000);

  it.each([
    ['commits before it stores', 'restart'],
    ['ignores tombstones', 'tombstone'],
    ['fails on unknown fields', 'unknown-fields'],
  ])(
    'finds out a consumer that %s',
    async (fault, rule) => {
      const { exitCode, broken } = await checked(fault);
      expect(exitCode).toBe(1);
      expect(broken).toContain(rule);
    },
    120_000,
  );
});
