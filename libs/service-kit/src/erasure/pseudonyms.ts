import { createHmac, hkdfSync } from 'node:crypto';

const pseudonymLength = 22;

/** Names under which erased ids are remembered: the same id of one tenant has the same name; without the key none leads back. */
export class Pseudonyms {
  private readonly keys = new Map<string, Buffer>();

  /** @param key 32 random bytes, the same for all services and for as long as anything is to stay erased. */
  constructor(private readonly key: Buffer) {}

  ofProfile(tenantId: string, profileId: string): string {
    return this.of(tenantId, `profile ${profileId}`);
  }

  /** @param identifier one of `identifiersOf` a company. */
  ofCompany(tenantId: string, identifier: string): string {
    return this.of(tenantId, `company ${identifier}`);
  }

  private of(tenantId: string, text: string): string {
    return createHmac('sha256', this.keyOf(tenantId)).update(text).digest('base64url').slice(0, pseudonymLength);
  }

  private keyOf(tenantId: string): Buffer {
    const known = this.keys.get(tenantId);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', this.key, '', `erasure ${tenantId}`, 32));
    this.keys.set(tenantId, key);
    return key;
  }
}

const aliasForm = /^erased:[\w-]{22}$/;

/** What stands where an erased profile was counted. */
export function aliasFor(pseudonym: string): string {
  return `erased:${pseudonym}`;
}

export function isAlias(profileId: string): boolean {
  return aliasForm.test(profileId);
}
