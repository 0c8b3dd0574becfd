import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withKafka, type Lent, type TestKafka } from '@firmograph/testing';
import { commandLine } from './testing/command-line.ts';
import { consumerCommand, languages } from './testing/consumers.ts';

const firmograph = commandLine('');
const places = ['--brokers', '{brokers}', '--topic', '{topic}', '--group', '{group}'];
let kafka: Lent<TestKafka>;

beforeAll(async () => {
  kafka = await withKafka();
});
afterAll(() => kafka.release());

describe('the example consumers', () => {
  it.each(languages)(
    'in %s keep every rule of the conformance kit',
    async (language) => {
      const command = await consumerCommand(language);
      const brokers = kafka.value.brokers.join(',');
      const { output, errors, exitCode } = await firmograph(
        'conformance',
        '--brokers',
        brokers,
        '--',
        ...command,
        ...places,
      );
      expect({ broken: output.split('\n').filter((line) => /^[✗–]/.test(line)), errors, exitCode }).toEqual({
        broken: [],
        errors: expect.not.stringContaining('could not be made'),
        exitCode: 0,
      });
      expect(output).toContain('All 18 rules are kept.');
    },
    300_000,
  );
});
