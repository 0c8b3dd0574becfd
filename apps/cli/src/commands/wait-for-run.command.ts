import { DomainError } from '@firmograph/kernel';
import type { Command } from 'commander';
import { FollowRun } from '../enriching/follow-run.ts';
import { enrichmentNamed } from '../stack/enrichment-named.ts';
import { HttpFirmograph } from '../stack/http-firmograph.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { count } from '../terminal/short-text.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

/** Stays with the last run of an enrichment until it is over, or waits for a person. Leaving does not end the run. */
export function addWaitForRun(group: Command, surroundings: Surroundings): void {
  const command = group
    .command('wait <enrichment>')
    .description('Stay with the last run of an enrichment until it is over, and show how it goes.')
    .option('--json', 'print the run as it ended as JSON', false)
    .action(async (name: string) => {
      const { client, show } = await openedFor(command, surroundings);
      const { lastRunId } = await enrichmentNamed(client, name);
      if (lastRunId === null)
        throw new DomainError('cli/never-run', `“${name}” was never run: firmograph run start "${name}" begins.`);
      const person = new TerminalPerson(surroundings.streams, command.opts<{ json: boolean }>().json);
      const run = await new FollowRun(new HttpFirmograph(client), person).execute(lastRunId, surroundings.signal);
      const ends = Object.entries(run.counts ?? {}).filter(([, profiles]) => profiles > 0);
      show(run, [
        `Run ${run.runId} is ${run.state}${run.reason === null ? '' : ` (${run.reason})`}.`,
        ...ends.map(([outcome, profiles]) => `  ${outcome}: ${count(profiles)}`),
      ]);
      if (run.state !== 'completed') throw new DomainError('cli/not-completed', `The run is ${run.state}.`);
    });
}
