import { bitsIn } from '../normalise/signature.ts';
import type { Asked } from './asked.ts';

/** The share of pairs of letters that two names have in common, by their signatures: 0 to 1. */
export function likeness(asked: Asked, low: number, high: number, bits: number): number {
  const all = bits + asked.signatureBits;
  if (all === 0) return 0;
  return (2 * (bitsIn(low & asked.signatureLow) + bitsIn(high & asked.signatureHigh))) / all;
}
