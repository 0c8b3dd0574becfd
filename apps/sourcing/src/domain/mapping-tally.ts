import { fieldsRead, type CompanyInput, type FieldMapping } from '@firmograph/enrichment';
import { compileMapping, eligibility } from '@firmograph/mapping';
import type { Fields } from './profile.ts';

export interface Sample {
  readonly profileId: string;
  readonly input: CompanyInput;
}

const firstOnes = 20;

/** What a mapping makes of profile after profile: what can be sent, what cannot and why, and which fields none of them has. */
export class MappingTally {
  examined = 0;
  sendable = 0;
  readonly notSendable: Record<string, number> = {};
  readonly samples: Sample[] = [];
  readonly fields: readonly string[];
  private stride = 1;
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
    this.sample({ profileId, input });
  }

  /** A few are the first ones; many stand for the whole, so that ever fewer of what comes are taken. */
  private sample(sample: Sample): void {
    if ((this.sendable - 1) % this.stride !== 0) return;
    if (this.samples.length < this.samplesWanted) {
      this.samples.push(sample);
      return;
    }
    if (this.samplesWanted <= firstOnes) return;
    const kept = this.samples.filter((_, index) => index % 2 === 0);
    this.samples.splice(0, this.samples.length, ...kept);
    this.stride *= 2;
    if ((this.sendable - 1) % this.stride === 0) this.samples.push(sample);
  }
}
