import { configurationRoutes as routes } from '@firmograph/contracts';
import type { Command } from 'commander';
import { allEnrichments, enrichmentNamed, type EnrichmentView } from '../stack/enrichment-named.ts';
import { addDefineEnrichment } from './define-enrichment.command.ts';
import { addEnrichmentDetails } from './enrichment-details.ts';
import { addMyEnrichments } from './my-enrichments.ts';
import { openedFor, type Opened } from './opened-for.ts';
import { addPlanning } from './plan.command.ts';
import type { Surroundings } from './surroundings.ts';

export function addEnrichments(program: Command, surroundings: Surroundings): void {
  const group = program.command('enrichments').description('Enrichments: what is sent, what is kept, where it goes.');
  const list = group
    .command('list')
    .description('List them with their state and last run.')
    .option('--json', 'print them as JSON', false)
    .action(async () => listAll(await openedFor(list, surroundings)));
  const on = (name: string, description: string, act: (opened: Opened, one: EnrichmentView) => Promise<void>) => {
    const command = group
      .command(name)
      .description(description)
      .argument('<enrichment>', 'its name')
      .option('--json', 'print the answer as JSON', false)
      .action(async (given: string) => {
        const opened = await openedFor(command, surroundings);
        await act(opened, await enrichmentNamed(opened.client, given));
      });
  };
  on('run', 'Run it now; firmograph status shows how it goes.', run);
  on('activate', 'Let it run again.', (opened, one) => setState(opened, one, 'Active'));
  on('deactivate', 'Have it send nothing any more; what it brought stays.', (opened, one) =>
    setState(opened, one, 'Inactive'),
  );
  addDefineEnrichment(group, surroundings);
  addEnrichmentDetails(group, surroundings);
  addPlanning(group, surroundings);
  addMyEnrichments(group, surroundings);
}

async function listAll({ client, show }: Opened): Promise<void> {
  const found = await allEnrichments(client);
  show(found, found.length === 0 ? ['There are no enrichments.'] : found.map(lineOf));
}

async function run({ client, show }: Opened, { definition }: EnrichmentView): Promise<void> {
  const params = { enrichmentId: definition.enrichmentId };
  const requested = await client.call('configuration', routes.requestRun, { params });
  show(requested, [`Run ${requested.runId} is ${requested.state}.`]);
}

async function setState({ client, show }: Opened, { definition }: EnrichmentView, state: EnrichmentView['state']) {
  const params = { enrichmentId: definition.enrichmentId };
  const changed = await client.call('configuration', routes.setEnrichmentState, { params, body: { state } });
  show(changed, [`“${definition.name}” is ${state}.`]);
}

/** The id whole, so that it can be copied. */
function lineOf({ definition, state, createdBy, lastRunId }: EnrichmentView): string {
  const { enrichmentId, name, outputTable, version } = definition;
  const last = lastRunId === null ? 'never run' : `last run ${lastRunId}`;
  return `${enrichmentId}  ${name}\n  ${state}; version ${version} into ${outputTable}; ${last}; by ${createdBy}`;
}
