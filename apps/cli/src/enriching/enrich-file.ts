import { stat } from 'node:fs/promises';
import type { FieldMapping } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import { BadInput } from '../reading/bad-input.ts';
import type { Encoding } from '../reading/encoding.ts';
import { type Scan, scanFile } from '../reading/scan-file.ts';
import { OutcomeSpool } from '../writing/outcome-spool.ts';
import { BeginRun } from './begin-run.ts';
import { chooseMapping, type SaidColumns, type SaidConstants } from './choose-mapping.ts';
import { Connect, type ConnectRequest } from './connect.ts';
import { describeMapping } from './describe-mapping.ts';
import type { FollowRun } from './follow-run.ts';
import type { Choices, Firmograph, Person, ProgressView, RunView, UsageView } from './ports.ts';
import type { ResultFiles, RowCounts } from './write-results.ts';
import { writeResults } from './write-results.ts';

export interface EnrichRequest {
  readonly path: string;
  readonly files: ResultFiles;
  readonly columns: SaidColumns;
  readonly constants?: SaidConstants;
  readonly idColumn?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly choices: Choices;
  readonly connection: Pick<ConnectRequest, 'name' | 'token' | 'isOwnToken'>;
  /** Everything is agreed to beforehand: the mapping, and the consent. */
  readonly yes: boolean;
  /** Whoever leaves stops the services, too. */
  readonly stopsStack?: boolean;
}

export interface EnrichReport {
  readonly run: RunView;
  readonly progress: ProgressView | undefined;
  readonly usage: UsageView;
  readonly rows: RowCounts;
  readonly seconds: number;
  readonly files: { readonly output: string; readonly rejected: string | null };
}

/** One file in, the same rows out, with what the provider knows of them. */
export class EnrichFile {
  constructor(
    private readonly firmograph: Firmograph,
    private readonly person: Person,
    private readonly followRun: FollowRun,
  ) {}

  async execute(request: EnrichRequest, signal: AbortSignal): Promise<EnrichReport> {
    const scan = await this.#scanned(request);
    const mapping = chooseMapping(scan, request.columns, request.constants);
    await this.#agreed(scan, mapping, request.yes);
    signal.throwIfAborted();
    const connection = await new Connect(this.firmograph, this.person).execute({
      ...request.connection,
      mapping,
      yes: request.yes,
    });
    const label = labelOf(request.path);
    const run = await new BeginRun(this.firmograph, this.person).execute({
      scan,
      mapping,
      connection,
      label,
      choices: request.choices,
      signal,
    });
    return this.#finished(scan, await this.#followed(run, request, signal), request.files);
  }

  async #scanned({ path, encoding, idColumn }: EnrichRequest): Promise<Scan> {
    const scan = await scanFile(path, {
      ...(encoding === undefined ? {} : { encoding }),
      ...(idColumn === undefined ? {} : { idColumn }),
      onBytes: (done, total) => this.person.shows({ what: 'Read', done, total }),
    });
    this.person.done();
    for (const warning of scan.warnings) this.person.warn(warning);
    return scan;
  }

  async #agreed(scan: Scan, mapping: FieldMapping, yes: boolean): Promise<void> {
    this.person.say(`${scan.rows} rows${unreadable(scan)}; ${whereIdsComeFrom(scan)}. This is sent of them:`);
    const lines = describeMapping(scan, mapping);
    this.person.table(
      ['Sent', 'Column', 'For example', '', ''],
      lines.map(({ sent, column, samples }) => [sent, column, ...samples]),
    );
    if (yes || !this.person.canAnswer) return;
    if (await this.person.agrees('Is that right?')) return;
    throw new BadInput('Say which columns hold what: --name, --website, --country, --city, --state, --id COLUMN.');
  }

  async #followed({ runId }: RunView, { stopsStack }: EnrichRequest, signal: AbortSignal): Promise<RunView> {
    try {
      const run = await this.followRun.execute(runId, signal);
      if (run.state === 'blocked') throw new DomainError('cli/run-waits', whyBlocked(run));
      return run;
    } catch (error) {
      if (!signal.aborted || stopsStack === true) throw error;
      throw new DomainError(
        'cli/interrupted',
        `The run goes on without you: \`firmograph status ${runId}\` shows how far it is, and the same command again writes its results.`,
      );
    }
  }

  async #finished(scan: Scan, run: RunView, files: ResultFiles): Promise<EnrichReport> {
    const [progress, usage] = await Promise.all([
      this.firmograph.progress(run.runId),
      this.firmograph.usage(run.runId),
    ]);
    const { mtimeMs } = await stat(scan.path);
    if (mtimeMs !== scan.changedAtMs)
      throw new BadInput(`${scan.path} was changed while it was enriched: run the command again.`);
    const spool = new OutcomeSpool(`${files.output}.outcomes`);
    try {
      for await (const outcomes of this.firmograph.outcomes(run.runId)) {
        for (const outcome of outcomes) spool.add(outcome);
        this.person.shows({ what: 'Collect', done: spool.size, total: scan.profiles });
      }
      const rows = await writeResults(scan, spool, files);
      return {
        run,
        progress,
        usage,
        rows,
        seconds: secondsBetween(run.requestedAt, run.endedAt),
        files: { output: files.output, rejected: rows.rejected > 0 ? files.rejected : null },
      };
    } finally {
      spool.close();
      this.person.done();
    }
  }
}

function labelOf(path: string): string {
  return (
    path
      .replaceAll(/^.*[\\/]/g, '')
      .slice(0, 100)
      .trim() || 'file'
  );
}

function unreadable({ rejected }: Scan): string {
  return rejected === 0 ? '' : `, of which ${rejected} cannot be read`;
}

function whereIdsComeFrom({ idRule, rows, rejected, profiles }: Scan): string {
  if (idRule.kind === 'content') return 'no column is a full and unique id, so ids are made from the rows';
  const twice = rows - rejected - profiles;
  return `the id is “${idRule.column}”${twice > 0 ? `, in ${twice} rows missing or there again: the last one counts` : ''}`;
}

function whyBlocked({ reason }: RunView): string {
  return reason === 'out-of-credits'
    ? 'The Leadspace credits are used up: the run waits. When there are more, the same command again lets it go on where it stopped.'
    : 'Leadspace refuses the token: the run waits. Give a valid one (the same command with --token TOKEN), and it goes on where it stopped.';
}

function secondsBetween(from: string, to: string | null): number {
  return Math.round(((to === null ? Date.now() : Date.parse(to)) - Date.parse(from)) / 100) / 10;
}
