/** How a piece of evidence came out. */
export type EvidenceOutcome = 'agrees' | 'partly agrees' | 'disagrees' | 'not given';

export type EvidenceSubject = 'name' | 'website' | 'place' | 'legal form';

/** One thing that was compared. */
export interface Evidence {
  readonly about: EvidenceSubject;
  readonly outcome: EvidenceOutcome;
  readonly asked: string;
  readonly found: string;
  /** What it adds to the log odds (natural logarithm) that the company is the one meant; below 0 it speaks against it. */
  readonly weight: number;
  readonly sentence: string;
}
