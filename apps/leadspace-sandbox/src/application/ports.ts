import type { Match } from '../domain/reference-company.ts';

/** What a caller asks about; what was not given is absent. */
export interface CompanyQuery {
  readonly id?: string;
  readonly name?: string;
  readonly website?: string;
  readonly country?: string;
  readonly state?: string;
  readonly city?: string;
}

/** The companies that can be found, and how. */
export abstract class CompanyDirectory {
  /** The company that is meant; undefined when none is, or when it cannot be told which. */
  abstract find(query: CompanyQuery): Match | undefined;
}

/** Posts JSON to a caller. */
export abstract class Callbacks {
  /** Whether it was taken. Never rejects: nobody waits for it, and it is not tried again. */
  abstract send(url: string, body: object): Promise<boolean>;
}
