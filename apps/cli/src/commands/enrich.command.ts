import { Duplicates, SecondOpinion } from '@firmograph/enrichment';
import { type Command, Option } from 'commander';
import { EnrichFile, type EnrichReport } from '../enriching/enrich-file.ts';
import type { SaidConstants } from '../enriching/choose-mapping.ts';
import type { Choices } from '../enriching/ports.ts';
import { FollowRun } from '../enriching/follow-run.ts';
import { resultFilesOf } from '../enriching/result-files.ts';
import { type Encoding, encodings } from '../reading/encoding.ts';
import { HttpFirmograph } from '../stack/http-firmograph.ts';
import { TerminalPerson } from '../terminal/terminal-person.ts';
import { type OutputFormat, outputFormats } from '../writing/output-file.ts';
import { addColumnOptions, addConstantOptions, addMappingOptions } from './column-options.ts';
import { minimumConfidence } from './minimum-confidence.ts';
import { targetPrecision } from './target-precision.ts';
import { connectStack, said } from './connect-stack.ts';
import { showReport } from './show-report.ts';
import type { Surroundings } from './surroundings.ts';

interface EnrichOptions extends Choices {
  readonly name?: readonly string[];
  readonly website?: readonly string[];
  readonly country?: readonly string[];
  readonly city?: readonly string[];
  readonly state?: readonly string[];
  readonly countryIs?: string;
  readonly stateIs?: string;
  readonly cityIs?: string;
  readonly id?: string;
  readonly yes: boolean;
  readonly out?: string;
  readonly format?: OutputFormat;
  readonly token?: string;
  readonly connection?: string;
  readonly encoding?: Encoding;
  readonly stack?: string;
  readonly json: boolean;
}

export function addEnrich(program: Command, surroundings: Surroundings, finish: (exitCode: number) => void): void {
  const command = program
    .command('enrich')
    .summary('enrich the companies of a file')
    .description(
      'Enriches the companies of a CSV, TSV, NDJSON or JSON file (also .gz) and writes FILE.enriched.csv beside it: the columns as ' +
        'they came, then what Leadspace knows, the outcome, the reason, the confidence. Rows that cannot be read are listed in FILE.rejected.csv.',
    )
    .argument('<file>', 'the file');
  addMappingOptions(command, ['name', 'website', 'country', 'city', 'state']);
  addConstantOptions(command, ['country', 'state', 'city']);
  addColumnOptions(command, ['id']);
  addChoices(command)
    .option('-y, --yes', 'agree to the mapping, and to the transfer to Leadspace, without being asked', false)
    .option('-o, --out <file>', 'where the result goes')
    .addOption(new Option('--format <format>', 'how the result is written').choices(outputFormats))
    .option('--token <token>', 'your own Leadspace token (or LEADSPACE_TOKEN)')
    .option('--connection <name>', 'the connection to use or to make')
    .addOption(new Option('--encoding <encoding>', 'of the file, where it is guessed wrong').choices(encodings))
    .option('--json', 'print the report as JSON', false)
    .action(async (path: string, options: EnrichOptions) => {
      const report = await enrich(path, { ...command.optsWithGlobals<EnrichOptions>(), ...options }, surroundings);
      finish(report.run.state === 'completed' ? 0 : 1);
    });
}

/** What an enrichment may say of itself. */
function addChoices(command: Command): Command {
  return command
    .option('--minimum-confidence <level>', 'least confidence: high, medium, low or very-low', minimumConfidence)
    .addOption(
      new Option(
        '--second-opinion <what>',
        'hold every answer against the row: show what comes of it, or let it decide (gate)',
      ).choices(SecondOpinion.options),
    )
    .addOption(
      new Option(
        '--duplicates <what>',
        'ask about each row for itself, or once for the rows that are one company (share-answer)',
      ).choices(Duplicates.options),
    )
    .option(
      '--target-precision <share>',
      'how often our own judgement has to be right where it decides, 0.8 to 0.995',
      targetPrecision,
    );
}

async function enrich(path: string, options: EnrichOptions, surroundings: Surroundings): Promise<EnrichReport> {
  const { name, website, country, city, state, id: idColumn, encoding, yes, json } = options;
  const person = new TerminalPerson(surroundings.streams, json);
  const files = await resultFilesOf({ path, output: options.out, format: options.format });
  const { addresses, client } = await connectStack(surroundings, options);
  const firmograph = new HttpFirmograph(client);
  const own = options.token ?? said(surroundings.env['LEADSPACE_TOKEN']);
  const report = await new EnrichFile(firmograph, person, new FollowRun(firmograph, person)).execute(
    {
      path,
      files,
      columns: { name, website, country, city, state },
      constants: constantsIn(options),
      idColumn,
      encoding,
      choices: choicesIn(options),
      connection: connectionOf(options.connection, own, addresses.leadspaceSandbox?.token),
      yes,
      stopsStack: said(surroundings.env['FIRMOGRAPH_FAREWELL']) !== undefined,
    },
    surroundings.signal,
  );
  showReport(report, { person, output: json ? surroundings.streams.output : undefined });
  return report;
}

function constantsIn({ countryIs, stateIs, cityIs }: EnrichOptions): SaidConstants {
  return { country: countryIs, state: stateIs, city: cityIs };
}

function choicesIn({ minimumConfidence, secondOpinion, duplicates, targetPrecision }: EnrichOptions): Choices {
  return {
    ...(minimumConfidence === undefined ? {} : { minimumConfidence }),
    ...(secondOpinion === undefined ? {} : { secondOpinion }),
    ...(duplicates === undefined ? {} : { duplicates }),
    ...(targetPrecision === undefined ? {} : { targetPrecision }),
  };
}

function connectionOf(said: string | undefined, own: string | undefined, ofSandbox: string | undefined) {
  const isOwnToken = own !== undefined;
  return { name: said ?? (isOwnToken ? 'Leadspace' : 'Leadspace sandbox'), token: own ?? ofSandbox, isOwnToken };
}
