import type { CompanyInput, DataSet, FieldMapping } from '@firmograph/enrichment';
import { NotFound } from '@firmograph/kernel';
import { compileMapping, eligibility } from '@firmograph/mapping';
import { Injectable } from '@nestjs/common';
import { mappedFields } from '../domain/mapped-fields.ts';
import { DataSetMembers } from './data-set-members.ts';
import { Profiles, type Members, type ScannedProfile } from './ports.ts';

export interface MappingQuestion {
  readonly dataSet: DataSet;
  readonly mapping: FieldMapping;
  /** How many samples are wanted. */
  readonly samples: number;
}

export interface MappingPreview {
  readonly profiles: number;
  readonly examined: number;
  readonly sendable: number;
  readonly notSendable: Record<string, number>;
  readonly samples: { profileId: string; input: CompanyInput }[];
}

const examinedAtMost = 100_000;
const pageProfiles = 1000;

/** What a mapping would make of a data set. */
@Injectable()
export class PreviewMapping {
  constructor(
    private readonly members: DataSetMembers,
    private readonly profiles: Profiles,
  ) {}

  async execute(tenantId: string, { dataSet, mapping, samples: wanted }: MappingQuestion): Promise<MappingPreview> {
    const members = await this.members.execute(tenantId, dataSet);
    if (members === undefined) throw new NotFound('segment', dataSet.kind === 'segment' ? dataSet.segmentId : '');
    const counting = this.profiles.count(tenantId, members);
    counting.catch(() => undefined);

    const [inputOf, samples, notSendable] = [compileMapping(mapping), [] as MappingPreview['samples'], {} as Counts];
    let [examined, sendable] = [0, 0];
    for await (const { profileId, fields } of this.examined(tenantId, members, mappedFields(mapping))) {
      const input = inputOf(fields);
      const verdict = eligibility(input);
      examined += 1;
      if (verdict.eligible) sendable += 1;
      else notSendable[verdict.reason] = (notSendable[verdict.reason] ?? 0) + 1;
      if (verdict.eligible && samples.length < wanted) samples.push({ profileId, input });
    }
    return { profiles: await counting, examined, sendable, notSendable, samples };
  }

  private async *examined(
    tenantId: string,
    members: Members,
    fields: readonly string[],
  ): AsyncGenerator<ScannedProfile> {
    let after: string | null = null;
    for (let seen = 0; seen < examinedAtMost;) {
      const limit = Math.min(pageProfiles, examinedAtMost - seen);
      const page: readonly ScannedProfile[] = await this.profiles.scan(tenantId, members, { after, limit }, fields);
      yield* page;
      seen += page.length;
      after = page.at(-1)?.profileId ?? null;
      if (page.length < limit) return;
    }
  }
}

type Counts = Record<string, number>;
