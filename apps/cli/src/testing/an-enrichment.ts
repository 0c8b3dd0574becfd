export const enrichmentId = '00000000-0000-4000-8000-000000000001';

/** As configuration answers it. */
export function anEnrichment(name: string): object {
  const at = '2026-01-01T00:00:00.000Z';
  const connectionId = '00000000-0000-4000-8000-000000000002';
  return {
    definition: {
      ...{ enrichmentId, version: 1, name, connectionId, dataSet: { kind: 'all-profiles' }, mapping: { name: 'name' } },
      ...{ minimumConfidence: 'LOW', outputTable: 'Companies', freshForDays: 90, whenNotMatched: 'retract' },
    },
    ...{ state: 'Active', createdBy: 'ada', createdAt: at, changedAt: at, lastRunId: null },
  };
}
