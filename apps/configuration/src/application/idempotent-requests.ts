import { hash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@firmograph/contracts';
import { DomainError } from '@firmograph/kernel';
import { changeOrBegin } from './change.ts';
import { RequestKeys } from './ports.ts';

const keptMs = 24 * 60 * 60_000;

/** The same request under the same key takes effect once: what it makes has ids that follow from the seed. */
@Injectable()
export class IdempotentRequests {
  constructor(private readonly keys: RequestKeys) {}

  /** A new seed where there is no key. Throws when another request came under the key within a day. */
  async seedOf(tenantId: string, key: string | null, request: object, now: Date): Promise<string> {
    const seed = randomUUID();
    if (key === null) return seed;
    const first = { request: hash('sha256', canonicalJson(request), 'base64url'), seed, at: now };
    // Keys are chosen outside, and may say more than we want to keep.
    const address = { tenantId, id: hash('sha256', key, 'base64url') };
    const kept = await changeOrBegin(this.keys.store, address, first, ({ rev, value }) =>
      rev === 0 || now.getTime() - value.at.getTime() >= keptMs ? { value: first, says: [] } : null,
    );
    if (kept.request === first.request) return kept.seed;
    throw new DomainError(
      'request/key-reused',
      'Another request came with this Idempotency-Key within the last 24 hours. Use a new key for each request.',
    );
  }
}
