import { configurationRoutes as routes } from '@firmograph/contracts';
import {
  Duplicates,
  FieldMapping,
  SecondOpinion,
  type MappedFrom,
  type MinimumConfidence,
} from '@firmograph/enrichment';
import { Option, type Command } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import { connectionIdOf } from '../stack/connection-id.ts';
import { allEnrichments } from '../stack/enrichment-named.ts';
import { addConstantOptions, addMappingOptions } from './column-options.ts';
import { minimumConfidence } from './minimum-confidence.ts';
import { openedFor, type Opened } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';
import { targetPrecision } from './target-precision.ts';

interface DefineOptions {
  readonly connection: string;
  readonly segment?: string;
  readonly outputTable: string;
  readonly name?: readonly string[];
  readonly website?: readonly string[];
  readonly country?: readonly string[];
  readonly state?: readonly string[];
  readonly city?: readonly string[];
  readonly countryIs?: string;
  readonly stateIs?: string;
  readonly cityIs?: string;
  readonly freshForDays?: string;
  readonly minimumConfidence?: MinimumConfidence;
  readonly secondOpinion?: SecondOpinion;
  readonly duplicates?: Duplicates;
  readonly targetPrecision?: number;
  readonly runBudget?: string;
  readonly whenNotMatched?: 'retract' | 'keep';
}

/** Saves a definition under its name: a new one, or a new version of the one that there is. Saving is not running. */
export function addDefineEnrichment(group: Command, surroundings: Surroundings): void {
  const command = group
    .command('define <enrichment>')
    .description(
      'Save what is sent, what is kept and where it goes: a new one, or a new version of the one of this name.',
    )
    .requiredOption('--connection <name>', 'the connection to send over')
    .requiredOption('--output-table <name>', 'what its table is called: letters, digits, underscores')
    .option('--segment <id>', 'only the members of this segment; else all profiles');
  addMappingOptions(command, ['name', 'website', 'country', 'state', 'city']);
  addConstantOptions(command, ['country', 'state', 'city']);
  command
    .option('--fresh-for-days <days>', 'how long an answer is used again; 0 asks every time, 90 unless said')
    .option('--minimum-confidence <level>', 'least confidence: high, medium, low or very-low', minimumConfidence)
    .addOption(
      new Option('--second-opinion <what>', 'hold every answer against the row').choices(SecondOpinion.options),
    )
    .addOption(new Option('--duplicates <what>', 'of rows that are one company').choices(Duplicates.options))
    .option('--target-precision <share>', 'how often our own judgement has to be right', targetPrecision)
    .option('--run-budget <credits>', 'most that one run may spend')
    .addOption(new Option('--when-not-matched <what>', 'of an earlier row').choices(['retract', 'keep']))
    .option('--json', 'print the enrichment as JSON', false)
    .action(async (name: string) => {
      await define(await openedFor(command, surroundings), name, command.opts<DefineOptions>());
    });
}

async function define({ client, show }: Opened, name: string, options: DefineOptions): Promise<void> {
  const body = await definitionOf({ client }, name, options);
  const known = (await allEnrichments(client)).find(({ definition }) => definition.name === name);
  const saved =
    known === undefined
      ? await client.call('configuration', routes.defineEnrichment, { body })
      : await client.call('configuration', routes.changeEnrichment, {
          params: { enrichmentId: known.definition.enrichmentId },
          query: {},
          body,
          ifMatch: known.etag,
        });
  const { version, outputTable } = saved.definition;
  show(saved, [
    `“${name}” is ${saved.state}, version ${version}, into ${outputTable}. Nothing is sent until it is run: firmograph enrichments run "${name}"`,
  ]);
}

async function definitionOf({ client }: Pick<Opened, 'client'>, name: string, options: DefineOptions) {
  const { segment, connection, freshForDays, runBudget, outputTable } = options;
  const { minimumConfidence: least, secondOpinion, duplicates, targetPrecision: precision, whenNotMatched } = options;
  return {
    name,
    connectionId: await connectionIdOf(client, connection),
    dataSet:
      segment === undefined ? ({ kind: 'all-profiles' } as const) : ({ kind: 'segment', segmentId: segment } as const),
    mapping: mappingOf(options),
    outputTable,
    freshForDays: wholeOf(freshForDays),
    runBudget: wholeOf(runBudget),
    ...{ minimumConfidence: least, secondOpinion, duplicates, targetPrecision: precision, whenNotMatched },
  };
}

/** The route says what is no number. */
function wholeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** No file is at hand to guess from: what is not said is not mapped. */
function mappingOf({ name, website, country, state, city, countryIs, stateIs, cityIs }: DefineOptions): FieldMapping {
  if (name === undefined) throw new BadInput('Say which field holds the company name: --name FIELD.');
  const location = {
    country: sourceOf(country, countryIs),
    state: sourceOf(state, stateIs),
    city: sourceOf(city, cityIs),
  };
  const isSomewhere = Object.values(location).some((source) => source !== undefined);
  return FieldMapping.parse({
    name: sourceOf(name),
    website: sourceOf(website),
    location: isSomewhere ? location : undefined,
  });
}

function sourceOf(fields: readonly string[] = [], constant?: string): MappedFrom | undefined {
  if (constant !== undefined) return { constant };
  const [first, second] = fields;
  return second === undefined ? first : { firstOf: [...fields] };
}
