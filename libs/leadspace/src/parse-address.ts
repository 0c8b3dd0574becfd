import type { Address } from '@firmograph/enrichment';
import { isEmpty, pick, text } from './lenient.ts';
import { isJsonObject } from './read-json.ts';
import { addressTexts } from './wire-names.ts';

export function parseAddress(value: unknown): Address | undefined {
  if (!isJsonObject(value)) return undefined;
  const address = pick(value, addressTexts, text);
  return isEmpty(address) ? undefined : address;
}
