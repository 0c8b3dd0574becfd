import type { DataSet, FieldMapping } from '@firmograph/enrichment';
import { NotFound } from '@firmograph/kernel';
import { guessMapping, type GuessedColumn } from '@firmograph/mapping';
import { Injectable } from '@nestjs/common';
import { DataSetMembers } from './data-set-members.ts';
import { Profiles } from './ports.ts';

export interface ProposedMapping {
  readonly mapping: FieldMapping | null;
  readonly fields: GuessedColumn[];
  readonly examined: number;
}

const looksAt = 500;

/** Which fields of a data set probably say which company a profile is. */
@Injectable()
export class ProposeMapping {
  constructor(
    private readonly members: DataSetMembers,
    private readonly profiles: Profiles,
  ) {}

  async execute(tenantId: string, dataSet: DataSet): Promise<ProposedMapping> {
    const members = await this.members.execute(tenantId, dataSet);
    if (members === undefined) throw new NotFound('segment', dataSet.kind === 'segment' ? dataSet.segmentId : '');
    const rows = (await this.profiles.list(tenantId, members, { after: null, limit: looksAt })).map(
      ({ fields }) => fields,
    );
    const names = new Set(rows.flatMap((fields) => Object.keys(fields)));
    const { mapping, columns } = guessMapping([...names], rows);
    return { mapping: mapping ?? null, fields: [...columns], examined: rows.length };
  }
}
