/** Messages since the start, by what became of them; and how often one had to be tried again, or its partition held. */
export interface Tally {
  handled: number;
  ignored: number;
  deadLetters: number;
  retries: number;
  holds: number;
}

export const emptyTally = (): Tally => ({ handled: 0, ignored: 0, deadLetters: 0, retries: 0, holds: 0 });

/** Told of each batch that is done with: its topic, as it is named on the cluster, and what it took, retries included. */
export type OnBatch = (topic: string, seconds: number) => void;
