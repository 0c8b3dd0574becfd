import type { Tables } from '../index/tables.ts';
import { bitsIn } from '../normalise/signature.ts';
import type { Asked } from './asked.ts';

/** The share of pairs of letters that two names have in common, by their signatures: 0 to 1. */
export function likeness({ signature }: Tables, { signatureLow, signatureHigh }: Asked, name: number): number {
  const low = signature[name * 2];
  const high = signature[name * 2 + 1];
  const both = bitsIn(low & signatureLow) + bitsIn(high & signatureHigh);
  const all = bitsIn(low) + bitsIn(high) + bitsIn(signatureLow) + bitsIn(signatureHigh);
  return all === 0 ? 0 : (2 * both) / all;
}
