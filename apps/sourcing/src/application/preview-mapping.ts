import type { DataSet, FieldMapping } from '@firmograph/enrichment';
import { NotFound } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { MappingTally, type Sample } from '../domain/mapping-tally.ts';
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
  /** Mapped fields that none of the examined profiles has. */
  readonly unknownFields: string[];
  readonly samples: Sample[];
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

    const tally = new MappingTally(mapping, wanted);
    for await (const { profileId, fields } of this.examined(tenantId, members, tally.fields))
      tally.add(profileId, fields);
    const { examined, sendable, notSendable, unknownFields, samples } = tally;
    return { profiles: await counting, examined, sendable, notSendable, unknownFields, samples };
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
