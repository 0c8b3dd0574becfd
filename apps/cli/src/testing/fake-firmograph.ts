import { noOutcomes, type Company, type CompanyInput, type Outcome, type SendableField } from '@firmograph/enrichment';
import { DomainError, NotFound } from '@firmograph/kernel';
import { compileMapping, eligibility } from '@firmograph/mapping';
import type {
  ConnectionView,
  ConsentView,
  DefinitionRequest,
  EnrichmentView,
  Firmograph,
  ImportView,
  NoticeView,
  OutcomeView,
  ProgressView,
  RunView,
  Upload,
  UsageView,
} from '../enriching/ports.ts';
import { aConnection, aConsent, anEnrichment, aRun, now, type WholeConnection } from './views.ts';

interface StoredProfile {
  readonly fields: Readonly<Record<string, string>>;
  readonly importId: string;
}

/** What the services do, in memory: every run is over as soon as it is looked at `looks` times. */
export class FakeFirmograph implements Firmograph {
  readonly connections: WholeConnection[] = [];
  readonly tokens = new Map<string, string>();
  readonly consents: ConsentView[] = [];
  readonly profiles = new Map<string, StoredProfile>();
  readonly segments = new Map<string, string>();
  readonly enrichments: EnrichmentView[] = [];
  readonly runs: RunView[] = [];
  readonly imports: { readonly importId: string; readonly idField: string; readonly rows: number }[] = [];
  /** States that a run shows, look by look; the last one stays. */
  script: readonly RunView['state'][] = ['running', 'completed'];
  reason: string | null = null;
  accepts = (token: string): boolean => token.startsWith('good');
  knows = (input: CompanyInput): Company | undefined =>
    input.website === undefined ? undefined : { name: `${input.name ?? ''} Inc` };
  readonly #looks = new Map<string, number>();

  async connectionNamed(name: string): Promise<ConnectionView | undefined> {
    return this.connections.find((connection) => connection.name === name);
  }

  async saveConnection(name: string, token: string): Promise<WholeConnection> {
    const connection = aConnection(name);
    this.connections.push(connection);
    this.tokens.set(connection.connectionId, token);
    return connection;
  }

  async replaceToken(connectionId: string, token: string): Promise<ConnectionView> {
    this.tokens.set(connectionId, token);
    return this.#changed(connectionId, 'unverified');
  }

  async verifyConnection(connectionId: string): Promise<ConnectionView> {
    const isAccepted = this.accepts(this.tokens.get(connectionId) ?? '');
    if (!isAccepted) throw new DomainError('connection/credentials-refused', 'Leadspace does not accept the token.');
    return this.#changed(connectionId, 'active');
  }

  async resumeConnection(connectionId: string): Promise<ConnectionView> {
    this.script = ['running', 'completed'];
    this.#looks.clear();
    return this.#changed(connectionId, 'active');
  }

  removeConnection(connectionId: string): void {
    this.connections.splice(
      this.connections.findIndex((one) => one.connectionId === connectionId),
      1,
    );
  }

  setEnrichmentState(enrichmentId: string, state: EnrichmentView['state']): EnrichmentView {
    const at = this.enrichments.findIndex(({ definition }) => definition.enrichmentId === enrichmentId);
    const found = this.enrichments[at];
    if (found === undefined) throw new NotFound('enrichment', enrichmentId);
    return (this.enrichments[at] = { ...found, state });
  }

  deleteEnrichment(enrichmentId: string): void {
    const at = this.enrichments.findIndex(({ definition }) => definition.enrichmentId === enrichmentId);
    this.enrichments.splice(at, 1);
  }

  async latestConsent(connectionId: string): Promise<ConsentView | undefined> {
    return this.consents.findLast((consent) => consent.connectionId === connectionId);
  }

  async notice(): Promise<NoticeView> {
    return { version: '1', language: 'en', text: 'Data leaves.', hash: 'h1' };
  }

  async grantConsent(connectionId: string, noticeHash: string, fields: readonly SendableField[]): Promise<ConsentView> {
    const consent = aConsent({ connectionId, noticeHash, fields: [...fields], version: this.consents.length + 1 });
    this.consents.push(consent);
    return consent;
  }

  async withdrawConsent(connectionId: string): Promise<ConsentView> {
    const at = this.consents.findLastIndex((consent) => consent.connectionId === connectionId);
    const given = this.consents[at];
    if (given === undefined) throw new DomainError('consent/none-given', 'No consent is given.');
    const withdrawn = { ...given, state: 'withdrawn', withdrawnBy: 'ada', withdrawnAt: given.grantedAt } as const;
    this.consents[at] = withdrawn;
    return withdrawn;
  }

  async importProfiles({ importId, idField, lines }: Upload): Promise<ImportView> {
    let rows = 0;
    for await (const text of lines) {
      for (const line of text.split('\n').filter((part) => part !== '')) {
        const fields = JSON.parse(line) as Record<string, string>;
        this.profiles.set(fields[idField] ?? '', { fields, importId });
        rows += 1;
      }
    }
    this.imports.push({ importId, idField, rows });
    return { importId, rows, stored: rows, superseded: 0, rejected: 0, rejections: [] };
  }

  async saveImportSegment(segmentId: string, _: string, importId: string): Promise<void> {
    this.segments.set(segmentId, importId);
  }

  async enrichmentOfSegment(segmentId: string): Promise<EnrichmentView | undefined> {
    return this.enrichments.find(
      ({ definition: { dataSet } }) => dataSet.kind === 'segment' && dataSet.segmentId === segmentId,
    );
  }

  async defineEnrichment(request: DefinitionRequest): Promise<EnrichmentView> {
    const enrichment = anEnrichment(request);
    this.enrichments.push(enrichment);
    return enrichment;
  }

  async changeEnrichment(enrichmentId: string, request: DefinitionRequest): Promise<EnrichmentView> {
    return this.#replaced(enrichmentId, (there) => ({
      ...there,
      definition: { ...there.definition, ...request, version: there.definition.version + 1 },
    }));
  }

  async requestRun(enrichmentId: string): Promise<RunView> {
    const run = aRun(enrichmentId);
    this.runs.push(run);
    this.#replaced(enrichmentId, (there) => ({ ...there, lastRunId: run.runId }));
    return run;
  }

  async run(runId: string): Promise<RunView> {
    const run = this.#find(runId);
    const looks = this.#looks.get(runId) ?? 0;
    this.#looks.set(runId, looks + 1);
    const state = this.script[Math.min(looks, this.script.length - 1)] ?? 'completed';
    const outcomes = this.#outcomesOf(run);
    const counts = { ...noOutcomes };
    for (const { outcome } of outcomes) counts[outcome] += 1;
    return {
      ...run,
      state,
      reason: this.reason,
      profiles: outcomes.length,
      counts,
      endedAt: '2026-01-02T03:04:15.000Z',
    };
  }

  async progress(runId: string): Promise<ProgressView | undefined> {
    const run = this.#find(runId);
    const outcomes = this.#outcomesOf(run);
    const counts = { ...noOutcomes };
    for (const { outcome } of outcomes) counts[outcome] += 1;
    return {
      runId,
      enrichmentId: run.enrichmentId,
      state: 'completed',
      profiles: outcomes.length,
      done: outcomes.length,
      counts,
      reasons: {},
      confidences: { HIGH: counts.enriched },
      fields: { name: counts.enriched },
      cached: 0,
      startedAt: now,
      endedAt: now,
      profilesPerSecond: null,
      secondsLeft: null,
    };
  }

  async *followProgress(runId: string): AsyncGenerator<ProgressView> {
    const progress = await this.progress(runId);
    if (progress !== undefined) yield progress;
  }

  async usage(): Promise<UsageView> {
    return { calls: 1, credits: this.profiles.size };
  }

  async *outcomes(runId: string): AsyncGenerator<readonly OutcomeView[]> {
    const outcomes = this.#outcomesOf(this.#find(runId)).toSorted((one, other) =>
      one.profileId < other.profileId ? -1 : 1,
    );
    for (let at = 0; at < outcomes.length; at += 100) yield outcomes.slice(at, at + 100);
  }

  #outcomesOf({ runId, enrichmentId }: RunView): readonly OutcomeView[] {
    const { definition } =
      this.enrichments.find(({ definition: { enrichmentId: id } }) => id === enrichmentId) ?? never('enrichment');
    const importId =
      definition.dataSet.kind === 'segment' ? this.segments.get(definition.dataSet.segmentId) : undefined;
    const apply = compileMapping(definition.mapping);
    const members = [...this.profiles].filter(([, profile]) => profile.importId === importId);
    return members.map(([profileId, { fields }]) => {
      const input = apply(fields);
      const company = this.knows(input);
      const row = company === undefined ? null : rowOf(profileId, company, runId);
      return { profileId, batch: 1, row, ...outcomeOf(input, company) };
    });
  }

  #find(runId: string): RunView {
    const run = this.runs.find((one) => one.runId === runId);
    if (run === undefined) throw new NotFound('run', runId);
    return run;
  }

  #changed(connectionId: string, state: ConnectionView['state']): WholeConnection {
    const at = this.connections.findIndex((connection) => connection.connectionId === connectionId);
    const connection = { ...(this.connections[at] ?? never('connection')), state };
    this.connections[at] = connection;
    return connection;
  }

  #replaced(enrichmentId: string, change: (there: EnrichmentView) => EnrichmentView): EnrichmentView {
    const at = this.enrichments.findIndex(({ definition }) => definition.enrichmentId === enrichmentId);
    const changed = change(this.enrichments[at] ?? never('enrichment'));
    this.enrichments[at] = changed;
    return changed;
  }
}

function outcomeOf(input: CompanyInput, company: Company | undefined): Outcome {
  const eligible = eligibility(input);
  if (!eligible.eligible) return { outcome: 'not-eligible', reason: eligible.reason };
  return company === undefined ? { outcome: 'not-matched', reason: 'not-found' } : { outcome: 'enriched' };
}

function rowOf(profileId: string, company: Company, runId: string): NonNullable<OutcomeView['row']> {
  return { profileId, company, confidence: 'HIGH', askedAt: now, runId, sequence: 1, updatedAt: now };
}

function never(what: string): never {
  throw new Error(`There is no such ${what}`);
}
