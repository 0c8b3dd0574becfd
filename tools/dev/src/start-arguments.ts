/** What a person asked `npm start` for. */
export interface StartArguments {
  readonly help: boolean;
  /** Ends after the summary. */
  readonly once: boolean;
  /** Where the report goes, as JSON. */
  readonly report: string | undefined;
  /** The companies that the sandbox knows, in the place of its own. */
  readonly reference: string | undefined;
  /** Throws away what earlier starts kept. */
  readonly fresh: boolean;
  /** Stays up after `enrich`. */
  readonly stay: boolean;
  /** What the command line's `enrich` gets; undefined runs the example. */
  readonly enrich: readonly string[] | undefined;
}

export const usage = `Usage: npm start [-- OPTIONS] [-- enrich FILE ...]

Starts Kafka, MongoDB, the services and the sandboxes, enriches an example file, and stays up until Ctrl-C.

  --once            end after the summary
  --report FILE     write the summary as JSON
  --reference FILE  let the sandbox know the companies of this file (CSV, NDJSON, Parquet) in the place of its own
  --fresh           begin with empty data and new secrets
  enrich FILE ...   enrich this file instead, with the options of "firmograph enrich", and end
  --stay            before enrich: stay up after it
  --help            show this
`;

/** Throws one sentence about an argument that is not known. */
export function parseStart(argv: readonly string[]): StartArguments {
  const at = argv.indexOf('enrich');
  const own = at === -1 ? argv : argv.slice(0, at);
  const enrich = at === -1 ? undefined : argv.slice(at + 1);
  const flags = new Set<string>();
  const files = new Map<string, string>();
  for (let index = 0; index < own.length; index += 1) {
    const argument = own[index] ?? '';
    const [, option, file] = /^(--report|--reference)(?:=(.*))?$/.exec(argument) ?? [];
    if (option === undefined) flags.add(known(argument));
    else files.set(option, file ?? fileAfter(own, (index += 1)));
  }
  const has = (flag: string): boolean => flags.has(flag);
  return {
    help: has('--help'),
    once: has('--once'),
    report: files.get('--report'),
    reference: files.get('--reference'),
    fresh: has('--fresh'),
    stay: has('--stay'),
    enrich,
  };
}

function fileAfter(argv: readonly string[], index: number): string {
  const [file, option = ''] = [argv[index], argv[index - 1]];
  if (file === undefined || file.startsWith('--'))
    throw new Error(`${option} needs the name of a file: ${option} FILE.`);
  return file;
}

function known(argument: string): string {
  if (['--help', '--once', '--fresh', '--stay'].includes(argument)) return argument;
  throw new Error(`There is no ${argument}: npm start -- --help lists what there is.`);
}
