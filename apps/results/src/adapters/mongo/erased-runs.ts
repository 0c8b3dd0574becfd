import type { Database, Filter, TenantCollection, TenantDocument } from '@firmograph/mongo';
import type { Selection } from '@firmograph/service-kit';
import type { Run } from '../../domain/run.ts';

type RunDocument = TenantDocument & Pick<Run, 'runId' | 'definition' | 'requestedAt'>;

const none: ReadonlySet<string> = new Set();

/** The runs over the connection that an erasure is about. */
export class RunsOver {
  private constructor(private readonly runs: TenantCollection<RunDocument>) {}

  static async open(database: Database): Promise<RunsOver> {
    return new RunsOver(await database.collection<RunDocument>({ name: 'runs' }));
  }

  async of({ tenantId, connectionId, before }: Selection): Promise<ReadonlySet<string>> {
    if (connectionId === null) return none;
    const filter = { 'definition.connectionId': connectionId, requestedAt: { $lte: before } } as Filter<RunDocument>;
    const found = await this.runs.forTenant(tenantId).find(filter, { projection: { runId: 1 } });
    return new Set(found.map(({ runId }) => runId));
  }
}
