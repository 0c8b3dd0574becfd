import type { FieldRef } from '@firmograph/enrichment';

export interface ValueHints {
  readonly values: { value: string | number; rows: number }[];
  readonly examined: number;
  readonly complete: boolean;
}

/** Values that a field has, for whoever writes a condition. */
export abstract class FieldValues {
  /** The most frequent 200 of the first 10,000 rows. */
  abstract of(tenantId: string, field: FieldRef): Promise<ValueHints>;
}
