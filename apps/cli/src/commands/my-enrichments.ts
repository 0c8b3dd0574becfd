import { configurationRoutes as routes, type AnswerOf } from '@firmograph/contracts';
import { type Command, Option } from 'commander';
import { enrichmentNamed } from '../stack/enrichment-named.ts';
import { count } from '../terminal/short-text.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';

type Mine = AnswerOf<typeof routes.myEnrichments>['items'][number];
const sorts = ['name', 'type', 'state', 'status', 'connection', 'enriched', 'refreshed'] as const;

interface ShowOptions {
  readonly sort: (typeof sorts)[number];
  readonly descending: boolean;
  readonly search?: string;
}

/** The list to work with, and what definitions were. */
export function addMyEnrichments(group: Command, surroundings: Surroundings): void {
  const mine = group
    .command('show')
    .description('Show state, status, connection, how many are enriched, and when.')
    .addOption(new Option('--sort <column>', 'by this column').choices(sorts).default('name'))
    .option('--descending', 'the other way round', false)
    .option('--search <text>', 'only those that have it in one of their columns')
    .option('--json', 'print them as JSON', false)
    .action(async ({ sort, descending, search }: ShowOptions) => {
      const { client, show } = await openedFor(mine, surroundings);
      const order = descending ? ('descending' as const) : ('ascending' as const);
      const query = { sort, order, ...(search === undefined ? {} : { search }) };
      const { items } = await client.call('configuration', routes.myEnrichments, { query });
      show(items, items.length === 0 ? ['There are none.'] : items.map(lineOf));
    });
  const versions = group
    .command('versions')
    .description('Show what its definition was: who changed what, and when.')
    .argument('<enrichment>', 'its name')
    .option('--json', 'print them as JSON', false)
    .action(async (name: string) => {
      const { client, show } = await openedFor(versions, surroundings);
      const { enrichmentId } = (await enrichmentNamed(client, name)).definition;
      const { items } = await client.call('configuration', routes.listVersions, { params: { enrichmentId } });
      show(
        items,
        items.map(({ version, by, at, changed }) => `${version}  ${at}  ${by}: ${changed.join(', ')}`),
      );
    });
}

function lineOf({ name, type, state, status, connection, enriched, refreshed }: Mine): string {
  const many = enriched === null ? '-' : `${count(enriched.profiles)} out of ${count(enriched.of)}`;
  return `${name}  ${type}  ${state}  ${status ?? '-'}  ${connection.name}  ${many}  ${refreshed ?? '-'}`;
}
