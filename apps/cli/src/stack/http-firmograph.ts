import {
  configurationRoutes as configuration,
  matchingRoutes as matching,
  resultsRoutes as results,
  RunProgress,
  sourcingRoutes as sourcing,
} from '@firmograph/contracts';
import type { SendableField } from '@firmograph/enrichment';
import { NotFound } from '@firmograph/kernel';
import { createParser } from 'eventsource-parser';
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
import { allPages, findInPages } from './pages.ts';
import type { RouteClient } from './route-client.ts';

/** The four services over HTTP. */
export class HttpFirmograph implements Firmograph {
  constructor(private readonly client: RouteClient) {}

  async connectionNamed(name: string): Promise<ConnectionView | undefined> {
    const pages = allPages((after) =>
      this.client.call('configuration', configuration.listConnections, { query: { after, limit: 1000 } }),
    );
    const found = await findInPages(pages, (connection) => connection.name === name);
    // Whoever may only use it is told when it is not active, once he does.
    return found === undefined || 'state' in found ? found : { ...found, state: 'active' };
  }

  saveConnection(name: string, token: string): Promise<ConnectionView> {
    return this.client.call('configuration', configuration.saveConnection, {
      body: { name, credential: { kind: 'token', token } },
    });
  }

  replaceToken(connectionId: string, token: string): Promise<ConnectionView> {
    const body = { credential: { kind: 'token', token } } as const;
    return this.client.call('configuration', configuration.replaceCredential, { params: { connectionId }, body });
  }

  verifyConnection(connectionId: string): Promise<ConnectionView> {
    return this.client.call('configuration', configuration.verifyConnection, { params: { connectionId } });
  }

  resumeConnection(connectionId: string): Promise<ConnectionView> {
    return this.client.call('configuration', configuration.resumeConnection, { params: { connectionId } });
  }

  async latestConsent(connectionId: string): Promise<ConsentView | undefined> {
    const page = await this.client.call('configuration', configuration.listConsents, {
      params: { connectionId },
      query: { limit: 1 },
    });
    return page.items[0];
  }

  notice(): Promise<NoticeView> {
    return this.client.call('configuration', configuration.getNotice, { query: {} });
  }

  grantConsent(connectionId: string, noticeHash: string, fields: readonly SendableField[]): Promise<ConsentView> {
    return this.client.call('configuration', configuration.grantConsent, {
      params: { connectionId },
      body: { agree: true, noticeHash, fields: [...fields] },
    });
  }

  importProfiles({ importId, idField, lines }: Upload): Promise<ImportView> {
    const stream = { type: 'application/x-ndjson', pieces: lines };
    return this.client.upload('sourcing', sourcing.importProfiles, { query: { importId, idField }, stream });
  }

  async saveImportSegment(segmentId: string, name: string, importId: string): Promise<void> {
    await this.client.call('sourcing', sourcing.saveSegment, {
      params: { segmentId },
      body: { name, rule: { match: 'all', conditions: [{ field: '$import', operator: 'equals', value: importId }] } },
    });
  }

  enrichmentOfSegment(segmentId: string): Promise<EnrichmentView | undefined> {
    const pages = allPages((after) =>
      this.client.call('configuration', configuration.listEnrichments, { query: { after, limit: 1000 } }),
    );
    return findInPages(
      pages,
      ({ definition: { dataSet } }) => dataSet.kind === 'segment' && dataSet.segmentId === segmentId,
    );
  }

  defineEnrichment(definition: DefinitionRequest): Promise<EnrichmentView> {
    return this.client.call('configuration', configuration.defineEnrichment, { body: definition });
  }

  changeEnrichment(enrichmentId: string, definition: DefinitionRequest): Promise<EnrichmentView> {
    return this.client.call('configuration', configuration.changeEnrichment, {
      query: {},
      params: { enrichmentId },
      body: definition,
    });
  }

  requestRun(enrichmentId: string): Promise<RunView> {
    return this.client.call('configuration', configuration.requestRun, { params: { enrichmentId } });
  }

  run(runId: string): Promise<RunView> {
    return this.client.call('configuration', configuration.getRun, { params: { runId } });
  }

  async progress(runId: string): Promise<ProgressView | undefined> {
    try {
      return await this.client.call('results', results.getProgress, { params: { runId } });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async *followProgress(runId: string, signal: AbortSignal): AsyncGenerator<ProgressView> {
    const heard: ProgressView[] = [];
    const parser = createParser({
      onEvent: ({ data }) => {
        const progress = RunProgress.safeParse(parsed(data));
        if (progress.success) heard.push(progress.data);
      },
    });
    const decoder = new TextDecoder();
    for await (const bytes of this.client.stream('results', results.followProgress, {
      params: { runId },
      signal,
    })) {
      parser.feed(decoder.decode(bytes, { stream: true }));
      yield* heard.splice(0);
    }
  }

  async usage(runId: string): Promise<UsageView> {
    const { calls, byState } = await this.client.call('matching', matching.getUsage, { query: { runId } });
    return { calls, credits: byState.answered.records };
  }

  outcomes(runId: string): AsyncIterable<readonly OutcomeView[]> {
    return allPages((after) =>
      this.client.call('results', results.listOutcomes, {
        params: { runId },
        query: { after, limit: 2000, rows: 'true' },
      }),
    );
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof NotFound || (Error.isError(error) && 'code' in error && error.code === 'request/not-found');
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
