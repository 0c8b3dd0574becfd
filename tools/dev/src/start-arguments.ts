/** What a person asked `npm start` for. */
export interface StartArguments {
  readonly help: boolean;
  /** Ends after the summary. */
  readonly once: boolean;
  /** Where the report goes, as JSON. */
  readonly report: string | undefined;
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
  let report: string | undefined;
  for (let index = 0; index < own.length; index += 1) {
    const argument = own[index] ?? '';
    if (argument === '--report') report = fileAfter(own, (index += 1));
    else if (argument.startsWith('--report=')) report = argument.slice('--report='.length);
    else flags.add(known(argument));
  }
  const has = (flag: string): boolean => flags.has(flag);
  return { help: has('--help'), once: has('--once'), report, fresh: has('--fresh'), stay: has('--stay'), enrich };
}

function fileAfter(argv: readonly string[], index: number): string {
  const file = argv[index];
  if (file === undefined || file.startsWith('--')) throw new Error('--report needs the name of a file: --report FILE.');
  return file;
}

function known(argument: string): string {
  if (['--help', '--once', '--fresh', '--stay'].includes(argument)) return argument;
  throw new Error(`There is no ${argument}: npm start -- --help lists what there is.`);
}
