import { DomainError } from '@firmograph/kernel';
import { Command, CommanderError } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import { colorsOf } from '../terminal/colors-of.ts';
import { addAudit } from './audit.command.ts';
import { addConfig } from './config.command.ts';
import { addConformance } from './conformance.command.ts';
import { addConnections } from './connections.command.ts';
import { addDeadLetters } from './dead-letters.command.ts';
import { addConsent } from './consent.command.ts';
import { addEncryption } from './encryption.command.ts';
import { addErase, addErasures } from './erase.command.ts';
import { addExports } from './exports.command.ts';
import { addEnrich } from './enrich.command.ts';
import { addEnrichments } from './enrichments.command.ts';
import { addKeys } from './keys.command.ts';
import { addMatch } from './match.command.ts';
import { addProfiles } from './profiles.command.ts';
import { addHistory, addUndo } from './history.command.ts';
import { addReview } from './review.command.ts';
import { addRows } from './rows.command.ts';
import { addReconcile } from './reconcile.command.ts';
import { addNotifications } from './notifications.command.ts';
import { addRun } from './run.command.ts';
import { addSchedule } from './schedule.command.ts';
import { addSegments } from './segments.command.ts';
import { addStatus } from './status.command.ts';
import type { Surroundings } from './surroundings.ts';
import { addSummary } from './summary.command.ts';
import { addUp } from './up.command.ts';
import { addUsage } from './usage.command.ts';

const exits = { ok: 0, failed: 1, badInput: 2, interrupted: 130 } as const;

const more = `
Environment:
  FIRMOGRAPH_STACK    the stack.json of a running Firmograph (else the nearest .firmograph/stack.json)
  FIRMOGRAPH_API_KEY  an API key to sign in with
  FIRMOGRAPH_TOKEN    an access token (else this program signs in to the local stack)
  LEADSPACE_TOKEN     your own Leadspace token

Exit codes: 0 done, 1 failed, 2 wrong usage or bad input, 130 interrupted.
`;

const commands = [
  addUp,
  addEnrich,
  addMatch,
  addStatus,
  addUsage,
  addReconcile,
  addDeadLetters,
  addAudit,
  addConfig,
  addConnections,
  addEnrichments,
  addRun,
  addNotifications,
  addSchedule,
  addSegments,
  addKeys,
  addConsent,
  addEncryption,
  addErase,
  addErasures,
  addProfiles,
  addExports,
  addRows,
  addSummary,
  addHistory,
  addUndo,
  addConformance,
  addReview,
];

/** Runs what the arguments say. Whatever goes wrong is told in one sentence; the exit code says what kind it was. */
export async function runProgram(surroundings: Surroundings): Promise<number> {
  let exitCode: number = exits.ok;
  const { streams, argv } = surroundings;
  const program = new Command('firmograph')
    .description('Enriches company data with Leadspace.')
    .option('--stack <file>', 'the stack.json of the Firmograph to use')
    .option('--api-key <key>', 'an API key to sign in with (better in FIRMOGRAPH_API_KEY: others see arguments)')
    .addHelpText('after', more)
    .configureOutput({
      writeOut: (text) => void streams.output.write(text),
      writeErr: (text) => void streams.errors.write(text),
    })
    .exitOverride();
  for (const add of commands) add(program, surroundings, (code) => (exitCode = code));
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
    command.exitOverride();
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.ok : exits.badInput;
    const reason = reasonOf(error, surroundings.signal);
    streams.errors.write(`${colorsOf(streams.errors).red('✗')} ${sentenceOf(reason)}\n`);
    return exitOf(reason);
  }
}

/** Whatever breaks once the user wants to leave breaks because of that: the services may be leaving, too. */
function reasonOf(error: unknown, { aborted, reason }: AbortSignal): unknown {
  return aborted && !isInterruption(error) ? reason : error;
}

function isInterruption(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'cli/interrupted';
}

function exitOf(error: unknown): number {
  if (error instanceof BadInput) return exits.badInput;
  return isInterruption(error) ? exits.interrupted : exits.failed;
}

const ofSystem: Readonly<Record<string, string>> = {
  ENOSPC: 'There is no space left on the disk: make some, and run the command again.',
  EACCES: 'A file may not be written: say another place with --out FILE.',
  EROFS: 'The disk is read-only: say another place with --out FILE.',
  EMFILE: 'Too many files are open: raise the limit (ulimit -n), and run the command again.',
};

function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  const known =
    typeof error === 'object' && error !== null && 'code' in error ? ofSystem[String(error.code)] : undefined;
  return (
    known ??
    `Something unexpected happened (${Error.isError(error) ? error.message : String(error)}); nothing that was done is lost.`
  );
}
