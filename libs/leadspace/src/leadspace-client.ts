import { Pool } from 'undici';
import { Addresses } from './addresses.ts';
import { Authorizations, type Token } from './authorizations.ts';
import type { Credential } from './credential.ts';
import { exchange, type Call } from './exchange.ts';
import { fateOf, type FateUnknown, type Refused, type Succeeded } from './fate.ts';
import { type BulkReference, bulkBody, type CompanyQuery, singleBody } from './request-body.ts';
import {
  pollResult,
  singleResult,
  submitResult,
  verifyResult,
  type PollResult,
  type SingleResult,
  type SubmitResult,
  type VerifyResult,
} from './results.ts';

export interface LeadspaceClientOptions {
  /** `https://apigw.leadspace.com`, or a sandbox. */
  readonly baseUrl: string;
  /** How long one exchange may take, from being asked for to its last byte; a call with OAuth is up to five of them. */
  readonly timeoutMs: number;
  readonly connections?: number;
  /** A larger answer counts as unreadable. */
  readonly maxResponseBytes?: number;
}

/** Nobody's bulk: what polling it says is about the credential only. */
const nobodysBulk = 'credential-check';

/**
 * Leadspace over HTTP/1.1. Every method answers with a value that says what became of the call, and throws for nothing that
 * Leadspace or the network does.
 */
export class LeadspaceClient {
  private readonly addresses: Addresses;
  private readonly pool: Pool;
  private readonly timeoutMs: number;
  private readonly maxResponseBytes: number;
  private readonly authorizations: Authorizations;

  constructor({ baseUrl, timeoutMs, connections = 16, maxResponseBytes = 64 * 1024 * 1024 }: LeadspaceClientOptions) {
    this.addresses = new Addresses(baseUrl);
    this.timeoutMs = timeoutMs;
    this.maxResponseBytes = maxResponseBytes;
    this.pool = new Pool(this.addresses.origin, {
      connections,
      pipelining: 1,
      allowH2: false,
      connect: { timeout: Math.min(timeoutMs, 5_000) },
    });
    this.authorizations = new Authorizations((method, body) =>
      this.exchange({ method, path: this.addresses.pathOf('/oauth/authorize'), headers: json, body }),
    );
  }

  /** Sends 1 to 500 records; a RangeError for any other number. Charged once it is accepted, or when its fate is unknown. */
  async submit(
    credential: Credential,
    queries: readonly CompanyQuery[],
    reference: BulkReference,
    signal?: AbortSignal,
  ): Promise<SubmitResult> {
    const body = bulkBody(queries, reference);
    const path = this.addresses.pathOf('/enrichment/enrich/bulk');
    return submitResult(
      await this.call(credential, { method: 'POST', path, headers: json, body }, signal),
      this.addresses,
    );
  }

  /** Asks about one record and waits for the answer. Charged as a bulk of one. */
  async single(credential: Credential, query: CompanyQuery, signal?: AbortSignal): Promise<SingleResult> {
    const path = this.addresses.pathOf('/enrichment/enrich/single');
    const call: Call = { method: 'POST', path, headers: json, body: singleBody(query) };
    return singleResult(await this.call(credential, call, signal), query.externalId);
  }

  /** Collects the answers of a bulk. `bulkId` is what `submit` or a callback gave. Costs nothing and may be repeated. */
  async poll(credential: Credential, bulkId: string, signal?: AbortSignal): Promise<PollResult> {
    const path = this.addresses.resultsPath(bulkId);
    if (path === undefined) return { kind: 'lost' };
    return pollResult(await this.call(credential, { method: 'GET', path, headers: accept }, signal));
  }

  /** Whether Leadspace knows the credential. Sends no company and costs nothing. */
  async verify(credential: Credential, signal?: AbortSignal): Promise<VerifyResult> {
    return verifyResult(await this.poll(credential, nobodysBulk, signal));
  }

  /** Waits for the calls under way, then closes the connections and forgets the tokens. */
  async close(): Promise<void> {
    await this.pool.close();
    this.authorizations.clear();
  }

  private async call(
    credential: Credential,
    call: Call,
    signal: AbortSignal | undefined,
  ): Promise<Succeeded | Refused | FateUnknown> {
    const first = await unlessAborted(this.authorizations.tokenFor(credential), signal);
    if (first.kind === 'refused') return first;
    const fate = await this.exchange(withToken(call, first.token), signal);
    const isTokenSpent = fate.kind === 'refused' && fate.cause === 'credentials';
    if (credential.kind === 'token' || !isTokenSpent) return fate;
    const second = await unlessAborted(this.authorizations.renew(credential, first.token), signal);
    return second.kind === 'refused' ? second : this.exchange(withToken(call, second.token), signal);
  }

  private async exchange(call: Call, signal?: AbortSignal): Promise<Succeeded | Refused | FateUnknown> {
    const { timeoutMs, maxResponseBytes } = this;
    return fateOf(await exchange(this.pool, call, { timeoutMs, maxResponseBytes, signal }));
  }
}

const accept = { accept: 'application/json' };
const json = { ...accept, 'content-type': 'application/json' };

const withToken = (call: Call, token: string): Call => ({
  ...call,
  headers: { ...call.headers, authorization: `Bearer ${token}` },
});

// Others may wait for the same token, so that the authorization goes on; this call does not wait any longer.
function unlessAborted(token: Promise<Token>, signal: AbortSignal | undefined): Promise<Token> {
  if (signal === undefined) return token;
  return new Promise((settle, fail) => {
    const giveUp = () => settle({ kind: 'refused', cause: 'not-sent', code: 'ABORTED' });
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    token.then(settle, fail).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
