/** Field name to value; text as it came. */
export type Fields = Readonly<Record<string, string>>;

/**
 * The rows of one upload that a profile came in: it is in the batch of rows that begins with the first, and in the one that
 * ends with the last.
 */
export interface ImportStamp {
  readonly importId: string;
  readonly first: number;
  readonly last: number;
}

interface Identity {
  readonly tenantId: string;
  readonly profileId: string;
  /** Rises with every change of what the profile holds, its deletion too. */
  readonly sequence: number;
  readonly changedAt: Date;
  /** The last word of the upstream system about it, where that system counts its words. */
  readonly upstreamSequence?: number | undefined;
}

export interface LiveProfile extends Identity {
  readonly state: 'live';
  readonly fields: Fields;
  /** Of the fields: the same hash, the same fields. */
  readonly hash: string;
  /** Fields that the last change left alone, with the sequence that did change them. All others changed with `sequence`. */
  readonly unchangedSince: Readonly<Record<string, number>>;
  readonly stamp?: ImportStamp | undefined;
}

/** What stays of a deleted profile, so that its sequence goes on should it come back. */
export interface DeletedProfile extends Identity {
  readonly state: 'deleted';
  /** Its id is not to be kept either. */
  readonly erased?: true | undefined;
}

export type Profile = LiveProfile | DeletedProfile;

/** Each field of a profile with the sequence that last changed it. */
export function fieldSequences({ fields, unchangedSince, sequence }: LiveProfile): Record<string, number> {
  const sequences: Record<string, number> = {};
  // A field may be called like a member of every object ("constructor").
  for (const name in fields) {
    const since = Object.hasOwn(unchangedSince, name) ? unchangedSince[name] : undefined;
    sequences[name] = since ?? sequence;
  }
  return sequences;
}
