export interface SegmentCount {
  readonly members: number;
  readonly countedAt: Date;
}

/** A segment in the hands of one worker. */
export interface HeldSegment {
  readonly tenantId: string;
  readonly segmentId: string;
  readonly fence: number;
  /** How many changes there had been when it was taken. */
  readonly changes: number;
}

export interface Span {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly limit: number;
}

/** When segments are to be counted, and what was counted. */
export abstract class SegmentCounts {
  /** It is to be counted now. */
  abstract mark(tenantId: string, segmentId: string, now: Date): Promise<void>;
  /** Profiles or rows changed: all segments of the tenant are to be counted soon, and once for many changes. */
  abstract markAll(tenantId: string, now: Date): Promise<void>;
  abstract claim(now: Date): Promise<HeldSegment | null>;
  /** False: somebody else has it. */
  abstract renew(held: HeldSegment, now: Date): Promise<boolean>;
  /** Notes the count and when the next is due. Null: it is not counted any more. */
  abstract settle(held: HeldSegment, members: number | null, now: Date): Promise<void>;
  /** The segment is gone, and with it what was counted. */
  abstract forget(held: HeldSegment): Promise<void>;
  abstract last(tenantId: string, segmentIds: readonly string[]): Promise<ReadonlyMap<string, SegmentCount>>;
  /** The newest of the span, oldest first. */
  abstract trend(tenantId: string, segmentId: string, span: Span): Promise<readonly { at: Date; members: number }[]>;
}

/** The members of static segments. */
export abstract class SegmentMembers {
  abstract add(tenantId: string, key: string, segmentId: string, profileIds: readonly string[]): Promise<void>;
  /** All of the segment but those under this key; null: all. */
  abstract clear(tenantId: string, segmentId: string, except: string | null): Promise<void>;
  /** Profiles that are gone are in no segment, and what was said of them is gone. */
  abstract without(tenantId: string, profileIds: readonly string[]): Promise<void>;
}
