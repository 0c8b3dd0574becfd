import { sourcingRoutes as routes, type Export, type ExportDraft } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import { type Command, Option } from 'commander';
import type { z } from 'zod';
import { allItems } from '../stack/pages.ts';
import { enrichmentNamed } from '../stack/enrichment-named.ts';
import type { RouteClient } from '../stack/route-client.ts';
import { openedFor, type Opened } from './opened-for.ts';
import { repeated } from './repeated.ts';
import type { Surroundings } from './surroundings.ts';

type Draft = z.input<typeof ExportDraft>;
type Named<Item> = readonly [items: readonly Item[], is: (item: Item) => boolean, what: string];

interface Options {
  readonly target: string;
  readonly table?: string;
  readonly segment?: string;
  readonly field: readonly string[];
  readonly format: 'csv' | 'ndjson' | 'parquet';
  readonly gzip: boolean;
  readonly delimiter?: ',' | ';' | '\t' | '|';
  readonly fileName?: string;
  readonly rowsPerPart?: string;
  readonly cron?: string;
  readonly timeZone: string;
}

/** Defines an export, or anew the one of that name. */
export function addDefineExport(group: Command, surroundings: Surroundings): void {
  const define = group.command('define').description('Define one, or the one of that name anew; it does not run yet.');
  define
    .argument('<name>', 'what it is called')
    .requiredOption('--target <target>', 'where it goes: name or id')
    .option('--table <enrichment>', 'the output table of an enrichment: name or id')
    .option('--segment <segment>', 'the profiles of a segment; neither: all profiles')
    .option(
      '--field <field>',
      'a profile field, or <enrichment id>:<field>; =<name> behind it names the column',
      repeated,
      [],
    )
    .addOption(new Option('--format <format>', 'of the files').choices(['csv', 'ndjson', 'parquet']).default('csv'))
    .option('--gzip', 'pack CSV and NDJSON', false)
    .option('--delimiter <sign>', 'of CSV')
    .option('--file-name <pattern>', 'of {export} {date} {time} {run} {part}')
    .option('--rows-per-part <rows>', 'at most')
    .option('--cron <cron>', 'runs by itself at these times')
    .option('--time-zone <zone>', 'of these times', 'UTC')
    .option('--json', 'print it as JSON', false)
    .action(async (name: string, options: Options) => save(await openedFor(define, surroundings), name, options));
}

async function save({ client, show }: Opened, name: string, options: Options): Promise<void> {
  const targets = await allItems((after) => client.call('sourcing', routes.listExportTargets, { query: { after } }));
  const is = (each: { readonly targetId: string; readonly name: string }) =>
    [each.targetId, each.name].includes(options.target);
  const { targetId } = only([targets, is, 'target of exports']);
  const body = draftOf(name, targetId, { ...options, ...(await tableOf(client, options)) });
  const known = (await exportsOf(client)).find(({ definition }) => definition.name === name);
  const saved =
    known === undefined
      ? await client.call('sourcing', routes.defineExport, { body })
      : await client.call('sourcing', routes.changeExport, {
          params: { exportId: known.exportId },
          body,
          ifMatch: known.etag,
        });
  show(saved, [`${name} is saved, as ${saved.exportId}. It runs ${saved.nextRunAt ?? 'when you say so'}.`]);
}

async function tableOf(client: RouteClient, { table }: Options): Promise<Pick<Options, 'table'>> {
  return table === undefined ? {} : { table: (await enrichmentNamed(client, table)).definition.enrichmentId };
}

/** By its name or its id. */
export async function exportNamed(client: RouteClient, asked: string): Promise<z.output<typeof Export>> {
  const is = ({ exportId, definition }: z.output<typeof Export>) => [exportId, definition.name].includes(asked);
  return only([await exportsOf(client), is, 'export']);
}

function exportsOf(client: RouteClient) {
  return allItems((after) => client.call('sourcing', routes.listExports, { query: { after } }));
}

function only<Item>([items, is, what]: Named<Item>): Item {
  const found = items.filter(is);
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  if (one === undefined)
    throw new DomainError('cli/no-such', `There is no such ${what}. List them to see what there is.`);
  throw new DomainError('cli/ambiguous', `More than one ${what} is called so. Say its id.`);
}

function draftOf(name: string, targetId: string, options: Options): Draft {
  const { field, fileName, rowsPerPart, cron, timeZone } = options;
  return {
    ...{ name, targetId, source: sourceOf(options), format: formatOf(options) },
    ...(field.length === 0 ? {} : { fields: field.map(fieldOf) }),
    ...(fileName === undefined ? {} : { fileName }),
    ...(rowsPerPart === undefined ? {} : { rowsPerPart: Number(rowsPerPart) }),
    ...(cron === undefined ? {} : { schedule: { cron, timeZone } }),
  };
}

function sourceOf({ table, segment }: Options): Draft['source'] {
  if (table !== undefined) return { kind: 'output-table', enrichmentId: table };
  return segment === undefined ? { kind: 'all-profiles' } : { kind: 'segment', segmentId: segment };
}

function formatOf({ format, gzip, delimiter }: Options): Draft['format'] {
  if (format === 'parquet') return { kind: format };
  if (format === 'ndjson') return { kind: format, gzip };
  return { kind: format, gzip, ...(delimiter === undefined ? {} : { delimiter }) };
}

const enriched = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(.+)$/i;

function fieldOf(text: string): NonNullable<Draft['fields']>[number] {
  const [field = '', name] = text.split(/=(.*)/s);
  const [, enrichmentId, path] = enriched.exec(field) ?? [];
  const of = enrichmentId === undefined || path === undefined ? field : { enrichmentId, field: path };
  return { field: of, ...(name === undefined ? {} : { name }) };
}
