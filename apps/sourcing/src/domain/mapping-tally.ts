import { fieldsRead, type CompanyInput, type FieldMapping } from '@firmograph/enrichment';
import { compileMapping, eligibility } from '@firmograph/mapping';
import type { Fields } from './profile.ts';

export interface Sample {
  readonly profileId: string;
  readonly input: CompanyInput;
}

/** What a mapping makes of profile after profile: what can be sent, what cannot and why, and which fields none of them has. */
export class MappingTally {
  examined = 0;
  sendable = 0;
  readonly notSendable: Record<string, number> = {};
  readonly samples: Sample[] = [];
  readonly fields: readonly string[];
  private readonly unseen: Set<string>;
  private readonly inputOf: (fields: Fields) => CompanyInput;

  constructor(
    mapping: FieldMapping,
    private readonly samplesWanted: number,
  ) {
    this.fields = fieldsRead(mapping);
    this.unseen = new Set(this.fields);
    this.inputOf = compileMapping(mapping);
  }

  /** Mapped fields that none of the profiles has; of no profile nothing can be said. */
  get unknownFields(): string[] {
    return this.examined === 0 ? [] : [...this.unseen];
  }

  add(profileId: string, fields: Fields): void {
    for (const field of this.unseen) if (Object.hasOwn(fields, field)) this.unseen.delete(field);
    const input = this.inputOf(fields);
    const verdict = eligibility(input);
    this.examined += 1;
    if (!verdict.eligible) {
      this.notSendable[verdict.reason] = (this.notSendable[verdict.reason] ?? 0) + 1;
      return;
    }
    this.sendable += 1;
    if (this.samples.length < this.samplesWanted) this.samples.push({ profileId, input });
  }
}
