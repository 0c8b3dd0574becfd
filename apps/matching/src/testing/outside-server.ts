import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export type Mishap = 503 | 429 | 401 | 427 | 400 | 'lost-answer' | 'lost-answer-with-callback';

interface Sent {
  readonly token: string;
  readonly names: readonly string[];
  readonly at: number;
}

interface Item {
  readonly company: { readonly name: string };
  readonly external_id: string;
}

interface Bulk {
  readonly items: readonly Item[];
  pending: number;
}

/** Leadspace and configuration, as far as matching sees them, over real HTTP. */
export class OutsideServer {
  readonly submits: Sent[] = [];
  /** How often each company was paid for. */
  readonly charged = new Map<string, number>();
  /** What goes wrong with the next calls under a token. */
  readonly mishaps = new Map<string, Mishap[]>();
  /** Tokens under which nothing is ever answered. */
  readonly dead = new Set<string>();
  /** Why a connection gets no leave to submit. */
  readonly refusals = new Map<string, string>();
  polls = 0;
  permits = 0;
  /** How often a bulk is pending before it is done. */
  pending = 1;
  permitMs = 30_000;
  private readonly bulks = new Map<string, Bulk>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  static tokenOf(connectionId: string): string {
    return `secret-token-of-${connectionId}`;
  }

  async open(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answerTo(request);
    if (answer === 'never') return;
    if (answer === 'lost') response.destroy();
    else
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(answer.body && JSON.stringify(answer.body));
  }

  private async answerTo(request: IncomingMessage): Promise<Answer> {
    const { url = '', method, headers } = request;
    if (url.includes('/permits')) return this.permit((await json(request)) as PermitBody);
    const token = headers.authorization?.replace('Bearer ', '') ?? '';
    return method === 'GET' ? this.poll(token, url) : this.submit(token, (await json(request)) as SubmitBody);
  }

  private permit({ connectionId, to }: PermitBody): Answer {
    this.permits += 1;
    const because = this.refusals.get(connectionId);
    if (because !== undefined && to === 'submit') return { status: 200, body: { granted: false, because } };
    const consent = to === 'submit' ? { consentId, version: 1, fields: ['name', 'website', 'location'] } : null;
    const credential = { kind: 'token', token: OutsideServer.tokenOf(connectionId) };
    return { status: 200, body: { granted: true, validForMs: this.permitMs, credential, consent } };
  }

  private submit(token: string, body: SubmitBody): Answer {
    const items = 'data' in body ? body.data : [body];
    this.submits.push({ token, names: items.map(({ company }) => company.name), at: performance.now() });
    if (this.dead.has(token)) return 'never';
    const mishap = this.mishaps.get(token)?.shift();
    if (typeof mishap === 'number') return { status: mishap, body: { error: 'no' } };
    for (const { company } of items) this.charged.set(company.name, (this.charged.get(company.name) ?? 0) + 1);
    return 'data' in body ? this.accept(body, mishap) : { status: 200, body: recordOf(body) };
  }

  private accept({ data, callbackUrl }: BulkBody, mishap: Mishap | undefined): Answer {
    const id = `/v3/enrichment/results/bulk-${this.bulks.size}x`;
    this.bulks.set(id, { items: data, pending: this.pending });
    if (mishap === undefined) return { status: 202, body: { id } };
    if (mishap === 'lost-answer-with-callback') void callBack(callbackUrl, id);
    return 'lost';
  }

  private poll(token: string, url: string): Answer {
    this.polls += 1;
    if (this.dead.has(token)) return 'never';
    const bulk = this.bulks.get(url);
    if (bulk === undefined) return { status: 404, body: { error: 'not found' } };
    bulk.pending -= 1;
    if (bulk.pending >= 0) return { status: 204 };
    const results = bulk.items.filter(({ company }) => !company.name.startsWith('Missing')).map(recordOf);
    return { status: 200, body: { results: results.reverse() } };
  }
}

type Answer = { readonly status: number; readonly body?: object } | 'never' | 'lost';

const consentId = '00000000-0000-4000-8000-00000000c0de';

interface PermitBody {
  readonly connectionId: string;
  readonly to: 'submit' | 'collect';
}

interface BulkBody {
  readonly data: readonly Item[];
  readonly callbackUrl: string;
}
type SubmitBody = Item | BulkBody;

function recordOf({ company: { name }, external_id }: Item) {
  if (name.startsWith('Nobody'))
    return { status: 'success', external_id, data: { enrichment_status: 'Not Enriched', company: {} } };
  const company = { name: `${name} Inc.`, matching_confidence: { level: 'HIGH' } };
  return { status: 'success', external_id, data: { enrichment_status: 'Company Enriched', company } };
}

/** As soon as the address answers at all: the caller may still be writing down that the answer was lost. */
async function callBack(callbackUrl: string, id: string): Promise<void> {
  const bulkId = id.split('/').at(-1);
  const body = JSON.stringify({ bulkId, bulkStatus: 'COMPLETED' });
  await fetch(callbackUrl, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}
