import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { resultsRoutes as routes } from '@firmograph/contracts';
import { Option, type Command } from 'commander';
import { onEnrichments, type Asked } from './enrichment-commands.ts';
import { repeated } from './repeated.ts';
import type { Surroundings } from './surroundings.ts';

interface Narrowed {
  readonly where: readonly string[];
  readonly fields?: string;
}
type ListOptions = Narrowed & { readonly sort?: string; readonly limit?: string; readonly after?: string };
type DownloadOptions = Narrowed & { readonly format: 'csv' | 'ndjson'; readonly out: string };

export function addRows(program: Command, surroundings: Surroundings): void {
  const group = program.command('rows').description('The output table of an enrichment.');
  const on = onEnrichments(group, surroundings);
  narrowed(on<ListOptions>('list', 'Show rows, sorted and filtered.', list))
    .option('--sort <field>', 'name, -updatedAt, confidence, opinion, employees …; a minus turns it round')
    .option('--limit <n>', 'at most so many', '20')
    .option('--after <page>', 'the page after this one');
  on('show <profile>', 'Show one row, what each value rests on, and what it was before.', showOne);
  narrowed(on<DownloadOptions>('download', 'Write them all to a file.', download))
    .addOption(new Option('--format <format>', 'of the file').choices(['csv', 'ndjson']).default('csv'))
    .requiredOption('--out <file>', 'where to');
}

function narrowed(command: Command): Command {
  return command
    .option(
      '--where <filter>',
      'like country=Denmark, name=Le, minEmployees=100; more than once narrows further',
      repeated,
      [],
    )
    .option('--fields <fields>', 'only these, with commas between them');
}

/** Whether there is such a filter, and such a value, is the route's to say. */
function queryOf({ where, fields }: Narrowed): Record<string, string> {
  const filters = where.map((filter) => {
    const [name = '', ...value] = filter.split('=');
    return [name, value.join('=')] as const;
  });
  return { ...Object.fromEntries(filters), ...(fields === undefined ? {} : { fields }) };
}

async function list({ client, enrichmentId, options, present }: Asked<ListOptions>): Promise<void> {
  const { sort, limit, after } = options;
  const given = { ...queryOf(options), ...defined({ sort, limit, after }) };
  // The route reads it as it reads any query, and refuses what it does not know.
  const page = await client.call('results', routes.listRows, { params: { enrichmentId }, query: given });
  present(page, (person) => {
    person.table(
      ['Profile', 'Company', 'Country', 'Confidence', 'Ours', 'Updated'],
      page.items.map(({ profileId, company, confidence, opinion, updatedAt }) => [
        ...[profileId, company.name ?? '', company.address?.country ?? '', confidence],
        ...[opinion === undefined ? '' : opinion.confidence.toFixed(2), updatedAt.slice(0, 16)],
      ]),
    );
    if (page.next !== null) person.say(`There is more: --after ${page.next}`);
  });
}

async function showOne({ client, enrichmentId, given: [profileId = ''], present }: Asked<object>): Promise<void> {
  const found = await client.call('results', routes.getRow, { params: { enrichmentId, profileId }, query: {} });
  present(found, (person) => {
    if (found.row === null) person.say('It was taken back.');
    person.table(
      ['Field', 'Value', 'Run', 'Since', 'Confidence', 'Ours'],
      found.values.map(({ column, value, runId, since, confidence, ours }) => [
        ...[column, typeof value === 'string' ? value : JSON.stringify(value), runId, since.slice(0, 16)],
        ...[confidence, ours === null ? '' : ours.toFixed(2)],
      ]),
    );
    for (const { at, runId, changed } of found.history) person.say(`${at}  run ${runId} changed ${changed.join(', ')}`);
  });
}

async function download({ client, enrichmentId, options, surroundings, show }: Asked<DownloadOptions>): Promise<void> {
  const route = options.format === 'csv' ? routes.downloadRowsAsCsv : routes.downloadRowsAsNdjson;
  const path = resolve(surroundings.folder, options.out);
  const stream = client.stream('results', route, { params: { enrichmentId }, query: queryOf(options) });
  await pipeline(stream, createWriteStream(path));
  show({ file: path }, [`Written to ${path}.`]);
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
