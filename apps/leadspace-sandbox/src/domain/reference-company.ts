/** One row of the reference file. What is not known is an empty string. */
export interface ReferenceCompany {
  readonly id: string;
  readonly name: string;
  readonly website: string;
  readonly country: string;
  readonly state: string;
  readonly city: string;
  readonly postal_code: string;
  readonly industry: string;
  readonly employees: string;
}

/** How sure a match is, surest first; the labels are Leadspace's. */
export const levels = ['HIGH', 'MEDIUM', 'LOW', 'VERY LOW'] as const;
export type Level = (typeof levels)[number];

export interface Match {
  readonly company: ReferenceCompany;
  readonly level: Level;
}
