/** What we heard of a segment. One that is gone is remembered as that. */
export interface KnownSegment {
  readonly segmentId: string;
  readonly name: string;
  readonly state: 'there' | 'deleted';
  /** Whose rows its rule asks for. */
  readonly enrichmentIds: readonly string[];
  /** Whose members its rule asks for. */
  readonly segmentIds: readonly string[];
  /** Of the event that said so: what is older is no news. */
  readonly sequence: number;
}
