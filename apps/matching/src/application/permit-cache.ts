import type { PermitFact } from '../domain/permit.ts';
import type { Clock, Granted, PermitQuestion, PermitReply, Permits } from './ports.ts';

/** A permit, with when it ends on the monotonic clock. */
export interface HeldPermit {
  readonly reply: PermitReply;
  readonly validUntil: number;
}

/** A refusal is asked about again after this long, in milliseconds, so that many batches do not ask many times. */
const refusalMs = 1000;
/** A permit that ends sooner than this is asked for anew, or it would end between the decision and the call. */
const marginMs = 2000;
const most = 1000;

/**
 * The permits that this process holds, in memory only. Their time runs from before they were asked for, so that none lasts
 * longer than configuration knows of; many that need the same one ask once.
 */
export class PermitCache {
  private readonly held = new Map<string, Entry>();

  constructor(
    private readonly permits: Permits,
    private readonly clock: Clock,
  ) {}

  async permit(question: PermitQuestion): Promise<HeldPermit> {
    const key = JSON.stringify(question);
    const found = this.held.get(key);
    if (found !== undefined && this.clock.monotonic() < found.usableUntil()) return found.permit;
    const entry = new Entry(question, this.clock.monotonic(), this.permits.ask(question));
    this.keep(key, entry);
    return entry.permit;
  }

  /** What is held for the connection, or for the run, may be out of date. */
  drop(tenantId: string, of: { readonly connectionId: string } | { readonly runId: string }): void {
    for (const [key, { question }] of this.held) {
      const isMeant = 'runId' in of ? question.runId === of.runId : question.connectionId === of.connectionId;
      if (isMeant && question.tenantId === tenantId) this.held.delete(key);
    }
  }

  private keep(key: string, entry: Entry): void {
    const now = this.clock.monotonic();
    if (this.held.size >= most)
      for (const [each, { usableUntil }] of this.held) if (usableUntil() <= now) this.held.delete(each);
    this.held.set(key, entry);
    entry.permit.catch(() => {
      if (this.held.get(key) === entry) this.held.delete(key);
    });
  }
}

class Entry {
  readonly permit: Promise<HeldPermit>;
  private stale = Infinity;

  constructor(
    readonly question: PermitQuestion,
    askedAt: number,
    asked: Promise<PermitReply>,
  ) {
    this.permit = asked.then((reply) => {
      const forMs = reply.kind === 'granted' ? reply.validForMs : refusalMs;
      this.stale = askedAt + forMs - (reply.kind === 'granted' ? Math.min(marginMs, forMs / 4) : 0);
      return { reply, validUntil: askedAt + forMs };
    });
  }

  /** Not answered yet: everyone waits for the same answer. */
  readonly usableUntil = (): number => this.stale;
}

/** What the decision needs to know of a permit; the secret is not among it. */
export function factOf(reply: PermitReply): PermitFact {
  if (reply.kind !== 'granted') return reply;
  return { kind: 'granted', fingerprint: reply.fingerprint, fields: reply.consent?.fields ?? [] };
}

export function grantOf({ reply }: HeldPermit): Granted {
  if (reply.kind === 'granted') return reply;
  throw new TypeError('A call was decided on without a permit');
}
