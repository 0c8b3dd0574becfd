import { EnrichmentDefinition } from '@firmograph/enrichment';
import { InvalidArgumentError } from 'commander';

/** As an enrichment takes it. */
export function targetPrecision(text: string): number {
  const { data } = EnrichmentDefinition.shape.targetPrecision.unwrap().safeParse(Number(text));
  if (text.trim() === '' || data === undefined) throw new InvalidArgumentError('Say a share from 0.8 to 0.995.');
  return data;
}
