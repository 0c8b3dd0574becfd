import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  configurationRoutes,
  deadLetterRoutes,
  matchingRoutes,
  resultsRoutes,
  type RouteContract,
  sourcingRoutes,
} from '@firmograph/contracts';
import type { z } from 'zod';
import type { OutcomeView } from '../enriching/ports.ts';
import type { FakeFirmograph } from './fake-firmograph.ts';
import { fakeSpend } from './fake-spend.ts';

export interface Asked {
  readonly service: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}
export type FakeRoute = readonly [RouteContract, (asked: Asked) => unknown];
export type Letters = z.input<typeof deadLetterRoutes.listDeadLetters.parts.response>['items'];

/** Each answer knows the body of its own route. */
const on = (route: RouteContract, answer: (asked: Asked & { body: never }) => unknown): FakeRoute => [
  route,
  answer as FakeRoute[1],
];
const page = (items: readonly unknown[]) => ({ items, next: null });
const of = ({ params }: Asked, name: string) => params[name] ?? '';

export function connectionRoutes(firmograph: FakeFirmograph): readonly FakeRoute[] {
  return [
    on(configurationRoutes.listConnections, () => page(firmograph.connections)),
    on(configurationRoutes.saveConnection, ({ body }: { body: { name: string; credential: { token: string } } }) =>
      firmograph.saveConnection(body.name, body.credential.token),
    ),
    on(configurationRoutes.removeConnection, (asked) => firmograph.removeConnection(of(asked, 'connectionId'))),
    on(configurationRoutes.resumeConnection, (asked) => firmograph.resumeConnection(of(asked, 'connectionId'))),
    on(configurationRoutes.verifyConnection, (asked) => firmograph.verifyConnection(of(asked, 'connectionId'))),
    on(configurationRoutes.listConsents, async (asked) => {
      const latest = await firmograph.latestConsent(of(asked, 'connectionId'));
      return page(latest === undefined ? [] : [latest]);
    }),
    on(configurationRoutes.getNotice, () => firmograph.notice()),
    on(configurationRoutes.withdrawConsent, (asked) => firmograph.withdrawConsent(of(asked, 'connectionId'))),
    on(
      configurationRoutes.grantConsent,
      ({ body, ...asked }: Asked & { body: { noticeHash: string; fields: 'name'[] } }) =>
        firmograph.grantConsent(of({ ...asked, body }, 'connectionId'), body.noticeHash, body.fields),
    ),
  ];
}

interface SegmentBody {
  readonly name: string;
  readonly rule: { readonly conditions: readonly [{ readonly value: string }] };
}

export function profileRoutes(firmograph: FakeFirmograph): readonly FakeRoute[] {
  return [
    on(sourcingRoutes.importProfiles, ({ query, request }) =>
      firmograph.importProfiles({
        importId: query['importId'] ?? '',
        idField: query['idField'] ?? '',
        lines: wholeLines(request),
      }),
    ),
    on(sourcingRoutes.saveSegment, async (asked: Asked & { body: SegmentBody }) => {
      const [{ value }] = asked.body.rule.conditions;
      await firmograph.saveImportSegment(of(asked, 'segmentId'), asked.body.name, value);
      return { segmentId: of(asked, 'segmentId'), ...asked.body };
    }),
  ];
}

export function runRoutes(firmograph: FakeFirmograph): readonly FakeRoute[] {
  type Definition = Parameters<FakeFirmograph['defineEnrichment']>[0];
  return [
    on(configurationRoutes.listEnrichments, () => page(firmograph.enrichments)),
    on(configurationRoutes.defineEnrichment, ({ body }: { body: Definition }) => firmograph.defineEnrichment(body)),
    on(
      configurationRoutes.setEnrichmentState,
      ({ body, ...asked }: Asked & { body: { state: 'Active' | 'Inactive' } }) =>
        firmograph.setEnrichmentState(of({ ...asked, body }, 'enrichmentId'), body.state),
    ),
    on(configurationRoutes.deleteEnrichment, (asked) => firmograph.deleteEnrichment(of(asked, 'enrichmentId'))),
    on(configurationRoutes.requestRun, (asked) => firmograph.requestRun(of(asked, 'enrichmentId'))),
    on(configurationRoutes.listRuns, () => page(firmograph.runs)),
    on(configurationRoutes.getRun, (asked) => firmograph.run(of(asked, 'runId'))),
    on(resultsRoutes.getProgress, (asked) => firmograph.progress(of(asked, 'runId'))),
    on(resultsRoutes.followProgress, async (asked) => {
      asked.response.writeHead(200, { 'content-type': 'text/event-stream' });
      asked.response.write(': open\n\ndata: no json\n\n');
      asked.response.end(`data: ${JSON.stringify(await firmograph.progress(of(asked, 'runId')))}\n\n`);
    }),
    on(resultsRoutes.listOutcomes, (asked) =>
      outcomePage(firmograph.outcomes(of(asked, 'runId')), asked.query['after']),
    ),
    on(matchingRoutes.getUsage, () => usage),
  ];
}

export type Keys = z.input<typeof configurationRoutes.listKeys.parts.response>['items'];
type KeyBody = z.input<typeof configurationRoutes.createKey.parts.body>;

export function keyRoutes(keys: Keys): readonly FakeRoute[] {
  return [
    on(configurationRoutes.listKeys, () => page(keys)),
    on(configurationRoutes.createKey, ({ body }: { body: KeyBody }) => {
      const made = aKey({ ...body, keyId: `00000000-0000-4000-8000-00000000000${keys.length}` });
      keys.push(made);
      return { ...made, key: 'fgk_shown-once' };
    }),
    on(configurationRoutes.revokeKey, (asked) => {
      const key = keys.find(({ keyId }) => keyId === of(asked, 'keyId'));
      return Object.assign(key ?? {}, { state: 'revoked' });
    }),
  ];
}

function aKey(fields: KeyBody & { readonly keyId: string }): Keys[number] {
  const unused = { lastUsedAt: null, revokedBy: null, revokedAt: null };
  return { ...fields, ...unused, state: 'valid', createdBy: 'ada', createdAt: '2026-01-01T00:00:00.000Z' };
}

export interface PutAside {
  /** By service. */
  readonly letters: Partial<Record<string, Letters>>;
  readonly replayed: string[];
}

export function letterRoutes({ letters, replayed }: PutAside): readonly FakeRoute[] {
  return [
    on(deadLetterRoutes.listDeadLetters, ({ service, query }) =>
      page((letters[service] ?? []).filter(({ topic }) => [undefined, topic].includes(query['topic']))),
    ),
    on(deadLetterRoutes.showDeadLetter, (asked) => ({
      ...letters[asked.service]?.find(({ id }) => id === of(asked, 'id')),
      headers: {},
      value: '{}',
    })),
    on(deadLetterRoutes.replayDeadLetter, (asked) => {
      replayed.push(`${asked.service}/${of(asked, 'id')}`);
      return { topic: 't', key: 'k' };
    }),
  ];
}

export function encryptionRoutes(keys: { version: number }): readonly FakeRoute[] {
  const answer = () => ({
    dataKey:
      keys.version === 0 ? null : { version: keys.version, madeAt: '2026-01-01T00:00:00.000Z', wrappedBy: 'local:1' },
    earlierDataKeys: Math.max(0, keys.version - 1),
    secrets: 1,
    secretsUnderEarlier: keys.version > 1 ? 1 : 0,
  });
  return [
    on(configurationRoutes.getEncryption, answer),
    on(configurationRoutes.rotateEncryption, () => {
      keys.version += 1;
      return answer();
    }),
  ];
}

export function spendRoutes(sentAgain: string[]): readonly FakeRoute[] {
  return [
    on(matchingRoutes.reconcileRun, () => fakeSpend.reconciliation),
    on(matchingRoutes.listUsage, () => page(fakeSpend.history)),
    on(matchingRoutes.getForecast, () => fakeSpend.forecast),
    on(matchingRoutes.listBudgets, () => page(fakeSpend.budgets)),
    on(matchingRoutes.sendCallAgain, (asked) => {
      sentAgain.push(of(asked, 'callId'));
      return fakeSpend.call;
    }),
  ];
}

const states = ['attempted', 'accepted', 'answered', 'refused', 'unknown', 'ambiguous'];
const usage = {
  calls: 1,
  records: 3,
  byState: Object.fromEntries(states.map((state) => [state, { calls: 0, records: 3 }])),
  possiblyPaid: 0,
};

async function* wholeLines(request: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of request) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield lines.join('\n');
  }
  yield rest;
}

/** Two to a page, so that there are pages. */
async function outcomePage(pages: AsyncIterable<readonly OutcomeView[]>, after = '0') {
  const all: OutcomeView[] = [];
  for await (const some of pages) all.push(...some);
  const end = Number(after) + 2;
  return { items: all.slice(Number(after), end), next: end < all.length ? String(end) : null };
}
