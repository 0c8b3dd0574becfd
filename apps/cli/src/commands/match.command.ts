import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { matchFile, type MatchReport } from '../match/match-file.ts';
import { BadInput } from '../reading/bad-input.ts';
import { count } from '../terminal/short-text.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { addColumnOptions } from './column-options.ts';
import { targetPrecision } from './target-precision.ts';
import type { Surroundings } from './surroundings.ts';

interface MatchOptions {
  readonly reference: string;
  readonly out: string;
  readonly json?: string;
  readonly targetPrecision?: number;
  readonly name?: string;
  readonly website?: string;
  readonly country?: string;
  readonly city?: string;
  readonly id?: string;
}

export function addMatch(program: Command, surroundings: Surroundings, finish: (exitCode: number) => void): void {
  const command = program
    .command('match')
    .summary('match the companies of a file with those of another; needs no services')
    .description(
      'Says of every row of a CSV, TSV, NDJSON or JSON file (also .gz) which company of a reference file it means. Writes the ' +
        'columns as they came, then match_id, match_name, confidence (0 to 1), verdict (match, review, none) and why.',
    )
    .argument('<file>', 'the file')
    .requiredOption('-r, --reference <file>', 'the companies to match with')
    .requiredOption('-o, --out <file>', 'where the result goes: CSV, or NDJSON by its name; packed when it ends in .gz')
    .option('--target-precision <share>', 'how often a match has to be right, 0.8 to 0.995', targetPrecision)
    .option('--json <file>', 'write the counts and the records per second there');
  addColumnOptions(command, ['name', 'website', 'country', 'city', 'id'], ', in either file');
  command.action(async (path: string, options: MatchOptions) => {
    const report = await match(path, options, surroundings);
    show(report, options, new TerminalPerson(surroundings.streams, false));
    finish(0);
  });
}

async function match(path: string, options: MatchOptions, { signal }: Surroundings): Promise<MatchReport> {
  const { reference, out: output, json, targetPrecision: wanted, name, website, country, city, id } = options;
  if ([path, reference].some((file) => resolve(file) === resolve(output)))
    throw new BadInput(`The result would overwrite ${output}: say another file with --out FILE.`);
  const report = await matchFile(
    { path, reference, output, columns: { name, website, country, city, id }, targetPrecision: wanted },
    signal,
  );
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report)}\n`);
  return report;
}

function show(report: MatchReport, { out }: MatchOptions, person: TerminalPerson): void {
  const { rows, verdicts, unreadable, references, recordsPerSecond } = report;
  person.say(
    `${count(rows)} rows against ${count(references)} companies: ${count(verdicts.match)} match, ` +
      `${count(verdicts.review)} to review, ${count(verdicts.none)} none; ${count(recordsPerSecond)} records/s.`,
  );
  person.say(`The rows are in ${out}.`);
  if (unreadable > 0) person.warn(`${count(unreadable)} rows could not be read and are left out.`);
}
