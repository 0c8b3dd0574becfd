import { configurationRoutes as routes, type AnswerOf } from '@firmograph/contracts';
import type { Command } from 'commander';
import { enrichmentNamed } from '../stack/enrichment-named.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type Dependencies = AnswerOf<typeof routes.getDependencies>;
type Types = AnswerOf<typeof routes.discoverEnrichments>;

/** What there is to have, what an enrichment depends on, and its end. */
export function addEnrichmentDetails(group: Command, surroundings: Surroundings): void {
  const types = group
    .command('types')
    .description('Show what can be had, how much of it is in use and how much is available.')
    .option('--json', 'print them as JSON', false)
    .action(async () => {
      const { client, show } = await openedFor(types, surroundings);
      const found = await client.call('configuration', routes.discoverEnrichments, {});
      show(found, found.items.map(lineOfType));
    });
  const dependencies = group
    .command('dependencies')
    .description('Show what it reads, what uses it, and whether it feeds itself.')
    .argument('<enrichment>', 'its name')
    .option('--json', 'print them as JSON', false)
    .action(async (name: string) => {
      const { client, show } = await openedFor(dependencies, surroundings);
      const { enrichmentId } = (await enrichmentNamed(client, name)).definition;
      const found = await client.call('configuration', routes.getDependencies, { params: { enrichmentId } });
      show(found, linesOf(found));
    });
  const remove = group
    .command('delete')
    .description('Delete it: what it brought is retracted, for its consumers too.')
    .argument('<enrichment>', 'its name')
    .option('--even-if-used', 'also when segments read what it brought', false)
    .option('--json', 'print the answer as JSON', false)
    .action(async (name: string, { evenIfUsed }: { readonly evenIfUsed: boolean }) => {
      const { client, show } = await openedFor(remove, surroundings);
      const { enrichmentId } = (await enrichmentNamed(client, name)).definition;
      const query = { evenIfUsed: evenIfUsed ? ('true' as const) : ('false' as const) };
      await client.call('configuration', routes.deleteEnrichment, { params: { enrichmentId }, query });
      show({ enrichmentId }, [`“${name}” is being deleted: its rows are retracted.`]);
    });
}

function lineOfType({ name, providedBy, inUse, available }: Types['items'][number]): string {
  return `${name}, provided by ${providedBy}: ${inUse} in use, ${available} available`;
}

function linesOf({ reads, usedBy, cycle }: Dependencies): readonly string[] {
  const named = (items: readonly { kind: string; name: string }[], between: string) =>
    items.map(({ kind, name }) => `${kind} “${name}”`).join(between);
  return [
    `reads: ${reads.length === 0 ? 'all profiles' : named(reads, ', ')}`,
    `used by: ${usedBy.length === 0 ? 'nothing' : named(usedBy, ', ')}`,
    ...(cycle === null ? [] : [`it feeds itself: ${named(cycle, ' reads ')}`]),
  ];
}
