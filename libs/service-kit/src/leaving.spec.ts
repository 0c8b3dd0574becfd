import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from './leaving.ts';

const config = { PORT: 3000, HOST: '10.0.0.1', KAFKA_BROKERS: ['a:1', 'b:2'] };
const failure = (code: string) => Object.assign(new Error('listen'), { code });

describe('why a service does not start, in a sentence that says what to do', () => {
  it.each([
    [
      'a port that is taken',
      failure('EADDRINUSE'),
      'Port 3000 is taken. Stop what uses it, or set PORT to a free one.',
    ],
    ['a port for others', failure('EACCES'), 'Port 3000 may not be opened by this user. Set PORT to one above 1023.'],
    ['an address elsewhere', failure('EADDRNOTAVAIL'), 'This machine has no address 10.0.0.1. Set HOST to one it has.'],
    [
      'no Kafka',
      Object.assign(new Error('x'), { name: 'KafkaJSNumberOfRetriesExceeded' }),
      'Kafka does not answer at a:1, b:2. Start it, or set KAFKA_BROKERS to where it is.',
    ],
    ['what another part says', new Error('The database has no majority.'), 'The database has no majority.'],
    ['the unsayable', 7, 'The service could not start.'],
  ])('%s', (_, error, sentence) => {
    expect(sentenceOf(error, config)).toBe(sentence);
  });
});
