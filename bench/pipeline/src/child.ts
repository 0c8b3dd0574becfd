import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** A built file of bench/ as a process; its messages are its results. */
export function start(file: string, env: Readonly<Record<string, string>>): ChildProcess {
  return fork(join(root, 'bench', file), {
    execArgv: ['--disable-warning=TimeoutNegativeWarning'],
    env: { ...process.env, KAFKAJS_NO_PARTITIONER_WARNING: '1', ...env },
  });
}

/** The next message of a process. Throws when it ends without one. */
export async function messageOf<Message>(child: ChildProcess): Promise<Message> {
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    throw new Error(`${child.spawnfile} ended with ${String(code)} before it said anything`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
  return message;
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
