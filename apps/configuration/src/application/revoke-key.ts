import { Injectable } from '@nestjs/common';
import { revokedKey, type ApiKey } from '../domain/api-key.ts';
import { editionOfKey } from '../domain/edition.ts';
import { change } from './change.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { ApiKeyRecords, type Address } from './ports.ts';

@Injectable()
export class RevokeKey {
  constructor(private readonly keys: ApiKeyRecords) {}

  async execute(address: Address, by: string, now: Date, expected: Expected = null): Promise<ApiKey> {
    return change(this.keys.store, address, 'key', ({ value }) => {
      requireUnchanged(editionOfKey(value), expected);
      const revoked = revokedKey(value, by, now);
      return revoked === null ? null : { value: revoked, says: [] };
    });
  }
}
