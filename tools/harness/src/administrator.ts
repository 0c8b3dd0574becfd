import { request } from 'undici';
import type { z } from 'zod';
import {
  addressOf,
  answerOf,
  configurationRoutes,
  matchingRoutes,
  resultsRoutes,
  sourcingRoutes,
  type AnswerOf,
  type CallOf,
  type ImportReport,
  type ProfileOutcome,
  type RouteContract,
  type Row,
  type Run,
} from '@firmograph/contracts';
import { audience, type ServiceName, type StackDescription } from '@firmograph/dev';
import { ClientCredentials, ServiceClient } from '@firmograph/service-kit';
import { eventually } from '@firmograph/testing';

const terminal = ['completed', 'canceled', 'failed'];

/** Retries what a restarting service could not answer, for this long. */
const patienceMs = 60_000;

const everything = ['name', 'website', 'location'] as const;
type Field = (typeof everything)[number];

export interface Definition {
  readonly connectionId: string;
  readonly name: string;
  readonly importId?: string;
  readonly freshForDays?: number;
  readonly duplicates?: 'ask-each' | 'share-answer';
}

/** Does over the four APIs what an administrator does, against a running stack. */
export class Administrator {
  private readonly client: ServiceClient;

  /** With the stack's own credentials unless others are given, for a stack with another issuer. */
  constructor(
    private readonly stack: StackDescription,
    private readonly credentials: Pick<ClientCredentials, 'token' | 'forget'> = ofStack(stack),
  ) {
    this.client = new ServiceClient({ credentials, timeoutMs: 60_000 });
  }

  call<Contract extends RouteContract>(
    service: ServiceName,
    route: Contract,
    sent: CallOf<Contract>,
  ): Promise<AnswerOf<Contract>> {
    return this.client.call(this.stack.services[service], route, sent);
  }

  /** A verified connection with a consent to everything. */
  async connect(token: string, name = 'Leadspace'): Promise<string> {
    const credential = { kind: 'token', token } as const;
    const { connectionId } = await this.call('configuration', configurationRoutes.saveConnection, {
      body: { name, credential },
    });
    const params = { connectionId };
    await this.call('configuration', configurationRoutes.verifyConnection, { params });
    await this.agree(connectionId);
    return connectionId;
  }

  /** Takes the place of the consent that the connection has. */
  async agree(connectionId: string, fields: readonly Field[] = everything): Promise<void> {
    const { hash } = await this.call('configuration', configurationRoutes.getNotice, { query: {} });
    const body = { agree: true as const, noticeHash: hash, fields: [...fields] };
    await this.call('configuration', configurationRoutes.grantConsent, { params: { connectionId }, body });
  }

  /** Columns: id, name, website, country. */
  async importCsv(csv: string, importId: string): Promise<z.infer<typeof ImportReport>> {
    const route = sourcingRoutes.importProfiles;
    const url = addressOf(this.stack.services.sourcing, route, { query: { idField: 'id', importId } });
    const headers = { 'content-type': 'text/csv', authorization: `Bearer ${await this.credentials.token()}` };
    const { statusCode, body } = await request(url, {
      method: route.method,
      headers,
      body: csv,
      headersTimeout: 600_000,
    });
    if (statusCode !== 200) throw new Error(`The import was answered with ${statusCode}: ${await body.text()}`);
    return answerOf(route, await body.text());
  }

  /** An enrichment of one import, or of all profiles; keeps everything from the lowest confidence up. */
  async define({ connectionId, name, importId, freshForDays = 90, duplicates }: Definition): Promise<string> {
    const { definition } = await this.call('configuration', configurationRoutes.defineEnrichment, {
      body: {
        name,
        connectionId,
        dataSet: importId === undefined ? { kind: 'all-profiles' } : await this.segmentOf(importId),
        mapping: { name: 'name', website: 'website', location: { country: 'country' } },
        minimumConfidence: 'VERY LOW',
        outputTable: `T${name.replaceAll(/\W/g, '_')}`,
        freshForDays,
        ...(duplicates === undefined ? {} : { duplicates }),
      },
    });
    return definition.enrichmentId;
  }

  /** Of a month, over all connections. */
  async budget(credits: number): Promise<void> {
    const params = { of: 'all', window: 'month' } as const;
    await this.call('matching', matchingRoutes.putBudget, { params, body: { credits } });
  }

  async run(enrichmentId: string): Promise<z.infer<typeof Run>> {
    return this.call('configuration', configurationRoutes.requestRun, { params: { enrichmentId } });
  }

  /** The run once it is over. */
  ended(runId: string, withinMs: number): Promise<z.infer<typeof Run>> {
    return eventually(async () => {
      const run = await this.call('configuration', configurationRoutes.getRun, { params: { runId } });
      if (!terminal.includes(run.state)) throw new Error(`The run is ${run.state}`);
      return run;
    }, withinMs);
  }

  /** What became of each profile. */
  async outcomes(runId: string): Promise<readonly z.infer<typeof ProfileOutcome>[]> {
    return this.allPages((after) =>
      this.call('results', resultsRoutes.listOutcomes, {
        params: { runId },
        query: { limit: 5000, ...(after === undefined ? {} : { after }) },
      }),
    );
  }

  /** The output table. */
  async rows(enrichmentId: string): Promise<readonly z.infer<typeof Row>[]> {
    return this.allPages((after) =>
      this.call('results', resultsRoutes.listRows, {
        params: { enrichmentId },
        query: { limit: 1000, ...(after === undefined ? {} : { after }) },
      }),
    );
  }

  private async segmentOf(importId: string) {
    const params = { segmentId: importId };
    const rule = { match: 'all', conditions: [{ field: '$import', operator: 'equals', value: importId }] } as const;
    await this.call('sourcing', sourcingRoutes.saveSegment, {
      params,
      body: { name: importId, rule: { match: rule.match, conditions: [...rule.conditions] } },
    });
    return { kind: 'segment' as const, segmentId: importId };
  }

  private async allPages<Item>(
    page: (after: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
  ): Promise<readonly Item[]> {
    const all: Item[] = [];
    let after: string | null | undefined;
    while (after !== null) {
      const from: string | undefined = after;
      const { items, next } = await eventually(() => page(from), patienceMs);
      all.push(...items);
      after = next;
    }
    return all;
  }
}

function ofStack({ issuer, clientId, clientSecret }: StackDescription): ClientCredentials {
  return new ClientCredentials({ issuer, audience, clientId, clientSecret });
}
