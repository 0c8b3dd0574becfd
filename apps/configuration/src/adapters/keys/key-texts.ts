import { randomBytes } from 'node:crypto';
import { apiKeyText, placeOfKey } from '@firmograph/service-kit';
import { KeyTexts, type Address } from '../../application/ports.ts';

const secretBytes = 32;

export class RandomKeyTexts extends KeyTexts {
  override random({ tenantId, id }: Address): string {
    return apiKeyText({ tenantId, keyId: id }, randomBytes(secretBytes));
  }

  override addressIn(key: string): Address | null {
    const place = placeOfKey(key);
    return place === null ? null : { tenantId: place.tenantId, id: place.keyId };
  }
}
