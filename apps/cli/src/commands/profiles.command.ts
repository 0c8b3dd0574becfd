import { resolve } from 'node:path';
import { sourcingRoutes as routes } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import { Option, type Command } from 'commander';
import { uploadOf } from '../enriching/upload.ts';
import type { ImportView } from '../enriching/ports.ts';
import { encodings, type Encoding } from '../reading/encoding.ts';
import { scanFile, type Scan } from '../reading/scan-file.ts';
import { HttpFirmograph } from '../stack/http-firmograph.ts';
import { openedFor } from './opened-for.ts';
import type { Surroundings } from './surroundings.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';

const more = 'There is more:';

/** Profiles that come in, and are looked at, without being enriched at once. */
export function addProfiles(program: Command, surroundings: Surroundings): void {
  const group = program.command('profiles').description('The profiles of companies: hand in, look at, delete.');
  addImport(group, surroundings);
  addList(group, surroundings);
  addShow(group, surroundings);
  addDelete(group, surroundings);
}

interface ImportOptions {
  readonly id?: string;
  readonly encoding?: Encoding;
  readonly json: boolean;
}

function addImport(group: Command, surroundings: Surroundings): void {
  const command = group
    .command('import <file>')
    .description(
      'Hand in the rows of a CSV, TSV, NDJSON or JSON file (also .gz), one profile each; the same again changes nothing.',
    )
    .option('--id <column>', 'the column that holds the id; else one is found, or ids are made of the rows')
    .addOption(new Option('--encoding <encoding>', 'of the file, where it is guessed wrong').choices(encodings))
    .option('--json', 'print what came in as JSON', false)
    .action(async (path: string) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const { client, show } = await openedFor(command, surroundings);
      const person = new TerminalPerson(surroundings.streams, options.json);
      const scan = await scanned(resolve(surroundings.folder, path), options, person);
      const upload = uploadOf(scan, (done) => person.shows({ what: 'Handed in', done, total: scan.profiles }));
      const report = await new HttpFirmograph(client).importProfiles(upload);
      person.done();
      show({ ...report, rejectedHere: scan.rejected }, linesOf(report, scan));
    });
}

async function scanned(path: string, { id, encoding }: ImportOptions, person: TerminalPerson): Promise<Scan> {
  const scan = await scanFile(path, {
    ...(id === undefined ? {} : { idColumn: id }),
    ...(encoding === undefined ? {} : { encoding }),
    onBytes: (done, total) => person.shows({ what: 'Read', done, total }),
  });
  person.done();
  for (const warning of scan.warnings) person.warn(warning);
  return scan;
}

function linesOf({ stored, rejections, importId }: ImportView, { rows, rejected, idRule }: Scan): readonly string[] {
  const ids = idRule.kind === 'column' ? `by the column “${idRule.column}”` : 'by an id made of each row';
  return [
    `${stored.toLocaleString('en')} profiles are stored, ${ids}, of ${rows.toLocaleString('en')} rows (upload ${importId}).`,
    ...(rejected === 0 ? [] : [`${rejected.toLocaleString('en')} rows cannot be read.`]),
    ...rejections
      .slice(0, 20)
      .map(({ row, field, reason }) => `row ${row}${field === undefined ? '' : `, ${field}`}: ${reason}`),
  ];
}

interface ListOptions {
  readonly segment?: string;
  readonly limit: string;
  readonly after?: string;
}

function addList(group: Command, surroundings: Surroundings): void {
  const command = group
    .command('list')
    .description('Show profiles, in the order of their ids.')
    .option('--segment <id>', 'only the members of this segment')
    .option('--limit <n>', 'at most so many', '20')
    .option('--after <page>', 'the page after this one')
    .option('--json', 'print as JSON', false)
    .action(async () => {
      const { segment, limit, after } = command.opts<ListOptions>();
      const { client, present } = await openedFor(command, surroundings);
      const query = { limit: Number(limit), after, segmentId: segment };
      const page = await client.call('sourcing', routes.listProfiles, { query });
      present(page, (person) => {
        person.table(
          ['Profile', 'Changed', 'Fields'],
          page.items.map(({ profileId, changedAt, fields }) => [profileId, changedAt.slice(0, 16), glance(fields)]),
        );
        if (page.next !== null) person.say(`${more} --after ${page.next}`);
      });
    });
}

function glance(fields: Readonly<Record<string, unknown>>): string {
  return Object.values(fields)
    .filter((value) => typeof value === 'string' && value !== '')
    .slice(0, 3)
    .join(' · ')
    .slice(0, 80);
}

function addShow(group: Command, surroundings: Surroundings): void {
  const command = group
    .command('show <profile>')
    .description('Show one profile, all its fields.')
    .option('--json', 'print as JSON', false)
    .action(async (profileId: string) => {
      const { client, present } = await openedFor(command, surroundings);
      const profile = await client.call('sourcing', routes.getProfile, { params: { profileId } });
      present(profile, (person) => {
        person.table(
          ['Field', 'Value'],
          Object.entries(profile.fields).map(([field, value]) => [field, value]),
        );
        person.say(
          `Changed ${profile.changedAt}${profile.importId === null ? '' : `, came with ${profile.importId}`}.`,
        );
      });
    });
}

function addDelete(group: Command, surroundings: Surroundings): void {
  const command = group
    .command('delete <profile>')
    .description('Delete one profile; its enriched rows are taken back.')
    .option('-y, --yes', 'without being asked', false)
    .option('--json', 'print as JSON', false)
    .action(async (profileId: string) => {
      if (!command.opts<{ yes: boolean }>().yes)
        throw new DomainError(
          'cli/not-agreed',
          `Nothing is deleted without --yes. It would be the profile “${profileId}”.`,
        );
      const { client, show } = await openedFor(command, surroundings);
      await client.call('sourcing', routes.deleteProfile, { params: { profileId } });
      show({ profileId, deleted: true }, [`The profile “${profileId}” is deleted; its enriched rows are taken back.`]);
    });
}
