import type { Selection } from './selection.ts';

export interface Swept {
  /** Where the next page begins; null: this was the last. */
  readonly after: string | null;
  /** What was in the selection, and is gone now, or was only counted. */
  readonly hits: number;
  /** Something cannot go yet: it is to be looked at again. */
  readonly isLeft?: boolean;
}

/** One kind of thing that a store keeps. To sweep it twice is harmless. */
export interface Place {
  /** In the certificate. */
  readonly name: string;
  /** One page, after the place where the one before ended. */
  sweep(selection: Selection, after: string | null): Promise<Swept>;
}

/** The places of one service. */
export abstract class Places {
  abstract readonly all: readonly Place[];
}
