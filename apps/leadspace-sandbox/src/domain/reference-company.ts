/** One row of the reference file. What is not known is an empty string. */
export interface ReferenceCompany {
  readonly id: string;
  readonly name: string;
  readonly website: string;
  readonly country: string;
  readonly state: string;
  readonly city: string;
  readonly postal_code: string;
  /** A reference file need not have it. */
  readonly former_name?: string;
  readonly industry: string;
  readonly employees: string;
}

/** How sure a match is, surest first; the labels are Leadspace's. */
export const levels = ['HIGH', 'MEDIUM', 'LOW', 'VERY LOW'] as const;
export type Level = (typeof levels)[number];

/** The level of a match that is right with this probability, 0 to 1. */
export function levelOf(confidence: number): Level {
  if (confidence >= 0.95) return 'HIGH';
  if (confidence >= 0.8) return 'MEDIUM';
  return confidence >= 0.65 ? 'LOW' : 'VERY LOW';
}

export interface Match {
  readonly company: ReferenceCompany;
  readonly level: Level;
}
