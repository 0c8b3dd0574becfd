import type { CompanyInput } from '@firmograph/enrichment';
import type { Told } from './told.ts';

/** One record to ask about, and the key its answer is remembered under. */
export interface Question {
  readonly kind: 'question';
  readonly key: string;
  /** The key under which others that mean the same company find its answer. Absent: nobody may. */
  readonly sharedKey?: string;
  readonly input: CompanyInput;
}

/** For each profile what would be asked, or its answer when nothing would. */
export type Sorted = readonly (Question | Told)[];
