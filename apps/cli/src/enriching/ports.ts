import type {
  Connection,
  Consent,
  Enrichment,
  ImportReport,
  Notice,
  ProfileOutcome,
  Run,
  RunProgress,
} from '@firmograph/contracts';
import type { EnrichmentDefinition, SendableField } from '@firmograph/enrichment';
import type { z } from 'zod';

/** Who may only use a connection does not see more of it. */
export type ConnectionView = Pick<z.output<typeof Connection>, 'connectionId' | 'name' | 'state' | 'pending'>;
export type ConsentView = z.output<typeof Consent>;
export type EnrichmentView = z.output<typeof Enrichment>;
export type NoticeView = z.output<typeof Notice>;
export type RunView = z.output<typeof Run>;
export type ProgressView = z.output<typeof RunProgress>;
export type OutcomeView = z.output<typeof ProfileOutcome>;
export type ImportView = z.output<typeof ImportReport>;

/** What of a definition may be said, and is as it was, or as usual, where it is not. */
export type Choices = Partial<
  Pick<EnrichmentDefinition, 'minimumConfidence' | 'secondOpinion' | 'duplicates' | 'targetPrecision'>
>;

export type DefinitionRequest = Pick<
  EnrichmentDefinition,
  'name' | 'connectionId' | 'dataSet' | 'mapping' | 'outputTable'
> &
  Choices;

export interface UsageView {
  readonly calls: number;
  readonly credits: number;
}

export interface Upload {
  readonly importId: string;
  readonly idField: string;
  /** NDJSON, some lines at a time. */
  readonly lines: AsyncIterable<string>;
}

/** The running services, as one. Every method throws `DomainError` with a sentence for people when it is refused. */
export abstract class Firmograph {
  abstract connectionNamed(name: string): Promise<ConnectionView | undefined>;
  abstract saveConnection(name: string, token: string): Promise<ConnectionView>;
  abstract replaceToken(connectionId: string, token: string): Promise<ConnectionView>;
  abstract verifyConnection(connectionId: string): Promise<ConnectionView>;
  abstract resumeConnection(connectionId: string): Promise<ConnectionView>;
  abstract latestConsent(connectionId: string): Promise<ConsentView | undefined>;
  abstract notice(): Promise<NoticeView>;
  abstract grantConsent(
    connectionId: string,
    noticeHash: string,
    fields: readonly SendableField[],
  ): Promise<ConsentView>;
  abstract importProfiles(upload: Upload): Promise<ImportView>;
  abstract saveImportSegment(segmentId: string, name: string, importId: string): Promise<void>;
  abstract enrichmentOfSegment(segmentId: string): Promise<EnrichmentView | undefined>;
  abstract defineEnrichment(definition: DefinitionRequest): Promise<EnrichmentView>;
  abstract changeEnrichment(enrichmentId: string, definition: DefinitionRequest): Promise<EnrichmentView>;
  abstract requestRun(enrichmentId: string): Promise<RunView>;
  abstract run(runId: string): Promise<RunView>;
  /** Undefined: nothing is known of the run yet. */
  abstract progress(runId: string): Promise<ProgressView | undefined>;
  /** Progress as it happens, until the run is over, the connection breaks or the signal says so. */
  abstract followProgress(runId: string, signal: AbortSignal): AsyncIterable<ProgressView>;
  /** What a run cost so far: calls to the provider, and records that it counted. */
  abstract usage(runId: string): Promise<UsageView>;
  /** What became of each profile, with its present row, a page at a time. */
  abstract outcomes(runId: string): AsyncIterable<readonly OutcomeView[]>;
}

/** Whoever sits in front of it. */
export abstract class Person {
  /** Whether somebody is there to answer. */
  abstract readonly canAnswer: boolean;
  abstract say(text: string): void;
  abstract warn(text: string): void;
  abstract table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  abstract agrees(question: string): Promise<boolean>;
  /** Shows how far something is; `total` undefined: nobody knows. */
  abstract shows(progress: Advance): void;
  /** The last progress is over. */
  abstract done(): void;
}

export interface Advance {
  readonly what: string;
  readonly done: number;
  readonly total?: number | undefined;
  readonly perSecond?: number | undefined;
  readonly secondsLeft?: number | undefined;
  readonly note?: string | undefined;
}
