import { sourcingRoutes as routes } from '@firmograph/contracts';
import type { FakeRoute } from './fake-routes.ts';

const segment = {
  segmentId: 'big',
  name: 'Big ones',
  rule: { match: 'all', conditions: [{ field: 'staff', operator: 'greater-than', value: 100 }] },
};
const lastCount = { members: 2, countedAt: '2026-11-24T12:00:00.000Z' };

/** One segment, two members, and what was changed of it. */
export function segmentRoutes(changes: unknown[]): readonly FakeRoute[] {
  const profile = { fields: {}, importId: null, sequence: 1, changedAt: lastCount.countedAt };
  const profiles = ['1', '3'].map((profileId) => ({ ...profile, profileId }));
  const parts = [{ at: 'rule.conditions.0', members: 2, cumulative: 2 }];
  const misfits = [{ at: 'rule.conditions.0', field: 'staff', profiles: 1, examples: ['2'] }];
  return [
    [routes.getSegment, () => ({ ...segment, members: 2 })],
    [routes.listMembers, () => ({ items: profiles, next: null })],
    [routes.previewSegment, () => ({ members: 2, first: profiles, parts, misfits })],
    [routes.getSegmentTrend, () => ({ points: [{ at: lastCount.countedAt, members: 2 }] })],
    [routes.getSegmentUsage, () => ({ users: [{ kind: 'export', id: 'e', name: 'Nightly' }] })],
    [routes.refreshSegment, () => undefined],
    [
      routes.changeSegment,
      ({ body }) => {
        changes.push(body);
        return { ...segment, ...(body as object) };
      },
    ],
    [routes.duplicateSegment, ({ body }) => ({ ...segment, ...(body as object) })],
  ];
}
