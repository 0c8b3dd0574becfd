import { isDeepStrictEqual } from 'node:util';
import type { FieldMapping } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';
import type { Scan } from '../reading/scan-file.ts';
import type {
  Choices,
  ConnectionView,
  DefinitionRequest,
  EnrichmentView,
  Firmograph,
  Person,
  RunView,
} from './ports.ts';
import { importIdOf, uploadOf } from './upload.ts';

export interface BeginRequest {
  readonly scan: Scan;
  readonly label: string;
  readonly mapping: FieldMapping;
  readonly choices: Choices;
  readonly connection: ConnectionView;
  readonly signal: AbortSignal;
}

const over: readonly RunView['state'][] = ['completed', 'canceled', 'failed'];

export function isOver({ state }: RunView): boolean {
  return over.includes(state);
}

/** Brings the rows of a file in and runs an enrichment over exactly them; a run of the same file that is still active is joined. */
export class BeginRun {
  constructor(
    private readonly firmograph: Firmograph,
    private readonly person: Person,
  ) {}

  async execute(request: BeginRequest): Promise<RunView> {
    const importId = importIdOf(request.scan);
    const enrichment = await this.firmograph.enrichmentOfSegment(importId);
    const active = await this.#activeRun(enrichment);
    if (active !== undefined) return this.#joined(active, request);
    await this.#importRows(request);
    await this.firmograph.saveImportSegment(importId, request.label, importId);
    const { definition } = await this.#defined(definitionOf(request, importId), enrichment);
    return this.#requested(importId, definition.enrichmentId);
  }

  async #activeRun(enrichment: EnrichmentView | undefined): Promise<RunView | undefined> {
    if (enrichment?.lastRunId == null) return undefined;
    const run = await this.firmograph.run(enrichment.lastRunId);
    return isOver(run) ? undefined : run;
  }

  /** Whoever comes back to a blocked run has seen to what blocked it: a new token, or new credits. */
  async #joined(run: RunView, { connection }: BeginRequest): Promise<RunView> {
    this.person.say(`A run of this file is under way already (${run.runId}): it is followed to its end.`);
    if (run.state === 'blocked') await this.firmograph.resumeConnection(connection.connectionId);
    return run;
  }

  async #importRows({ scan, signal }: BeginRequest): Promise<void> {
    const upload = uploadOf(scan, (done) => {
      signal.throwIfAborted();
      this.person.shows({ what: 'Import', done, total: scan.profiles });
    });
    const report = await this.firmograph.importProfiles(upload);
    this.person.done();
    if (report.rejected === 0) return;
    const [first] = report.rejections;
    this.person.warn(
      `${report.rejected} rows were not taken${first === undefined ? '' : `, the first because it ${first.reason}`}.`,
    );
  }

  /** A definition that says the same stays as it is: a new version of it would make every row a changed one. */
  async #defined(definition: DefinitionRequest, there: EnrichmentView | undefined): Promise<EnrichmentView> {
    if (there === undefined) return this.firmograph.defineEnrichment(definition);
    if (saysTheSame(there.definition, definition)) return there;
    return this.firmograph.changeEnrichment(there.definition.enrichmentId, definition);
  }

  /** Somebody else may have asked for it in between. */
  async #requested(importId: string, enrichmentId: string): Promise<RunView> {
    try {
      return await this.firmograph.requestRun(enrichmentId);
    } catch (error) {
      const isTaken = error instanceof DomainError && error.code === 'run/already-active';
      const active = isTaken ? await this.#activeRun(await this.firmograph.enrichmentOfSegment(importId)) : undefined;
      if (active === undefined) throw error;
      return active;
    }
  }
}

function definitionOf({ mapping, choices, connection, label }: BeginRequest, importId: string): DefinitionRequest {
  return {
    name: label,
    connectionId: connection.connectionId,
    dataSet: { kind: 'segment', segmentId: importId },
    mapping,
    outputTable: importId.replaceAll('-', '_'),
    ...choices,
  };
}

const choiceNames = [
  'minimumConfidence',
  'secondOpinion',
  'duplicates',
  'targetPrecision',
] as const satisfies readonly (keyof Choices)[];

function saysTheSame(there: EnrichmentView['definition'], wanted: DefinitionRequest): boolean {
  const { connectionId, mapping } = wanted;
  return (
    there.connectionId === connectionId &&
    choiceNames.every((name) => wanted[name] === undefined || wanted[name] === there[name]) &&
    isDeepStrictEqual(there.mapping, mapping)
  );
}
