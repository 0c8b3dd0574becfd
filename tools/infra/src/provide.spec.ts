import { describe, expect, it } from '@jest/globals';
import { provide, type Ways } from './provide.ts';

const yes = (): Promise<boolean> => Promise.resolve(true);
const no = (): Promise<boolean> => Promise.resolve(false);

function given(changed: Partial<Ways<string>> = {}) {
  const started: string[] = [];
  const start = (what: string) => () => {
    started.push(what);
    return Promise.resolve({ value: `${what}:1`, stop: () => Promise.resolve() });
  };
  const ways: Ways<string> = {
    name: 'Kafka',
    variable: 'KAFKA_BROKERS',
    read: (setting) => setting,
    container: start('container'),
    lacks: () => Promise.resolve(undefined),
    start: start('process'),
    ...changed,
  };
  return { ways, started };
}

describe('what is provided', () => {
  it('is what the environment points to, and then nothing is started', async () => {
    const { ways, started } = given();
    const provided = await provide(ways, { KAFKA_BROKERS: 'there:9092' }, yes);
    await provided.stop();
    expect(provided).toMatchObject({ value: 'there:9092', from: 'environment' });
    expect(started).toEqual([]);
  });

  it('comes from Docker where an engine answers', async () => {
    const { ways } = given();
    expect(await provide(ways, { KAFKA_BROKERS: '' }, yes)).toMatchObject({ value: 'container:1', from: 'docker' });
  });

  it('is a process of this machine otherwise', async () => {
    const { ways } = given();
    expect(await provide(ways, {}, no)).toMatchObject({ value: 'process:1', from: 'process' });
  });

  it('is missing with a sentence that names every way to get it', async () => {
    const { ways, started } = given({ lacks: () => Promise.resolve('Kafka needs Java 17, and there is no java') });
    await expect(provide(ways, {}, no)).rejects.toThrow(
      'Kafka needs Java 17, and there is no java: install it, or start Docker, or set KAFKA_BROKERS to use a Kafka that runs elsewhere.',
    );
    expect(started).toEqual([]);
  });
});
