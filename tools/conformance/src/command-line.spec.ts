import { expect, it } from '@jest/globals';
import { wantedIn } from './command-line.ts';

it('takes the brokers of the environment, and everything after the dashes as the command', () => {
  expect(
    wantedIn(['--seed', '9', '--', 'java', '-jar', 'mine.jar', '--brokers', '{brokers}'], { KAFKA_BROKERS: 'a:1,b:2' }),
  ).toEqual({
    brokers: ['a:1', 'b:2'],
    seed: 9,
    once: ['--once'],
    timeLimitMs: 120_000,
    isJson: false,
    words: ['java', '-jar', 'mine.jar', '--brokers', '{brokers}'],
  });
});

it.each([
  [['--', 'mine'], /where Kafka is/],
  [['--brokers', 'a:1'], /how your consumer is started/],
  [['--brokers', 'a:1', '--seed', 'x', '--', 'mine'], /“x” is none/],
  [['--brokers', 'a:1', '--time-limit', '0', '--', 'mine'], /“0” is none/],
])('says in one sentence what is wrong with %j', (argv, sentence) => {
  expect(wantedIn(argv, {})).toMatch(sentence);
});
