import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Company, Confidence } from '@firmograph/enrichment';
import { kafkaClasspath } from '@firmograph/infra';
import { z } from 'zod';
import { pythonPrograms } from '@firmograph/testing';

const run = promisify(execFile);
const examples = join(import.meta.dirname, '../../../../examples/consumers');

type Command = readonly [program: string, ...args: string[]];

/** How each example consumer is started; what it needs is fetched once. */
const commands = {
  TypeScript: async (): Promise<Command> => [process.execPath, join(examples, 'enriched-profiles.ts')],
  Python: async (): Promise<Command> => {
    const programs = await pythonPrograms('consumers', join(examples, 'requirements.txt'));
    return [join(programs, 'python'), join(examples, 'enriched_profiles.py')];
  },
  // Read once and over: a start that is soon done matters more than a fast loop.
  Java: async (): Promise<Command> => [
    ...(['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'] as const),
    ...['-cp', await kafkaClasspath(), join(examples, 'EnrichedProfiles.java')],
  ],
};
export type Language = keyof typeof commands;
export const languages: readonly Language[] = ['TypeScript', 'Python', 'Java'];

export function consumerCommand(language: Language): Promise<Command> {
  return commands[language]();
}

const Held = z.object({
  enrichmentId: z.string(),
  profileId: z.string(),
  sequence: z.number(),
  confidence: Confidence,
  company: Company,
});

/** The rows that an example consumer prints at the end of the topic. */
export async function tableOf(language: Language, brokers: readonly string[], topic: string) {
  const [program, ...args] = await consumerCommand(language);
  const wanted = ['--brokers', brokers.join(','), '--topic', topic, '--once'];
  const { stdout } = await run(program, [...args, ...wanted], { maxBuffer: 256 * 1024 * 1024 });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => Held.parse(JSON.parse(line)));
}
