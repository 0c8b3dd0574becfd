import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { ConsumerProcess } from './adapters/consumer-process.ts';
import { KafkaTopics } from './adapters/kafka-topics.ts';
import { CheckConsumer } from './application/check-consumer.ts';
import { usage, wantedIn, type Wanted } from './command-line.ts';
import { passes, reportOf } from './report.ts';

// What Kafka's client meets on its way is no news: what comes of it is told in a sentence.
Logger.overrideLogger(false);
process.exitCode = await main();

async function main(): Promise<number> {
  const wanted = asked();
  if (typeof wanted !== 'string') return check(wanted);
  process.stderr.write(`${wanted}\n${usage}\n`);
  return 2;
}

function asked(): Wanted | string {
  try {
    return wantedIn(process.argv.slice(2), process.env);
  } catch (error) {
    return sentenceOf(error);
  }
}

async function check(wanted: Wanted): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'firmograph-conformance-'));
  const topics = new KafkaTopics(wanted.brokers);
  const consumer = new ConsumerProcess({ ...wanted, folder, env: process.env });
  process.once('exit', () => consumer.killAll());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void topics.close().finally(() => process.exit(130)));
  try {
    const verdicts = await new CheckConsumer(topics, consumer, { wait: (ms) => delay(ms) }).execute(wanted.seed);
    process.stdout.write(wanted.isJson ? `${JSON.stringify(verdicts)}\n` : reportOf(verdicts));
    return passes(verdicts) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`The check could not be made on ${wanted.brokers.join(',')}: ${sentenceOf(error)}\n`);
    return 1;
  } finally {
    await topics.close().catch((error: unknown) => {
      process.stderr.write(`The topics of the check are still there: ${sentenceOf(error)}\n`);
    });
    await rm(folder, { recursive: true, force: true });
  }
}

function sentenceOf(error: unknown): string {
  return Error.isError(error) ? error.message : String(error);
}
