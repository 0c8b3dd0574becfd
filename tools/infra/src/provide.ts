import { hasContainerEngine, kafkaContainer, mongoContainer } from './containers.ts';
import { kafkaLacks, startKafka, type KafkaOptions } from './kafka.ts';
import { mongodLacks, startMongod } from './mongod.ts';
import type { NativeOptions } from './native-process.ts';

/** Something that runs, and how to give it back. What the environment pointed to is nobody's to stop. */
export interface Provided<Value> {
  readonly value: Value;
  readonly from: 'environment' | 'docker' | 'process';
  /** Of the process, when it is one. */
  readonly pid?: number;
  readonly stop: () => Promise<void>;
}

/** The addresses of Kafka's brokers: those of KAFKA_BROKERS, else from Docker, else a process. Throws one sentence. */
export function provideKafka(options: KafkaOptions = {}): Promise<Provided<readonly string[]>> {
  return provide({
    name: 'Kafka',
    variable: 'KAFKA_BROKERS',
    read: (setting) => setting.split(','),
    container: kafkaContainer,
    lacks: kafkaLacks,
    start: async () => {
      const { broker, ...running } = await startKafka(options);
      return { value: broker, ...running };
    },
    onProgress: options.onProgress,
  });
}

/** The URL of a MongoDB: that of MONGO_URL, else from Docker, else a process. Throws one sentence. */
export function provideMongo(options: NativeOptions = {}): Promise<Provided<string>> {
  return provide({
    name: 'MongoDB',
    variable: 'MONGO_URL',
    read: (setting) => setting,
    container: mongoContainer,
    lacks: mongodLacks,
    start: async () => {
      const { url, ...running } = await startMongod(options);
      return { value: url, ...running };
    },
    onProgress: options.onProgress,
  });
}

interface Running {
  readonly value: string;
  readonly pid?: number;
  readonly stop: () => Promise<void>;
}

export interface Ways<Value> {
  readonly name: string;
  /** Names the environment variable that points to a running one. */
  readonly variable: string;
  readonly read: (setting: string) => Value;
  readonly container: () => Promise<Running>;
  readonly lacks: () => Promise<string | undefined>;
  readonly start: () => Promise<Running>;
  readonly onProgress?: ((line: string) => void) | undefined;
}

export async function provide<Value>(
  ways: Ways<Value>,
  env: NodeJS.ProcessEnv = process.env,
  hasEngine: () => Promise<boolean> = hasContainerEngine,
): Promise<Provided<Value>> {
  const { name, variable, read, lacks, onProgress } = ways;
  const setting = env[variable];
  if (setting !== undefined && setting !== '')
    return { value: read(setting), from: 'environment', stop: () => Promise.resolve() };
  if (await hasEngine()) {
    onProgress?.(`Starting ${name} in Docker …`);
    const { value, stop } = await ways.container();
    return { value: read(value), from: 'docker', stop };
  }
  const lack = await lacks();
  if (lack !== undefined)
    throw new Error(`${lack}: install it, or start Docker, or set ${variable} to use a ${name} that runs elsewhere.`);
  const { value, ...running } = await ways.start();
  return { value: read(value), from: 'process', ...running };
}
