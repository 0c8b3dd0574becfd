import { auditRoutes, type AuditCheckpoint, type AuditKey, type AuditRecord } from '@firmograph/contracts';
import type { FakeRoute } from './fake-routes.ts';

/** The audit trail of a service, and what it says of itself. */
export interface FakeTrail {
  readonly records: readonly AuditRecord[];
  readonly checkpoints: readonly AuditCheckpoint[];
  readonly keys: readonly AuditKey[];
}
export type FakeTrails = Partial<Record<string, FakeTrail>>;

const empty: FakeTrail = { records: [], checkpoints: [], keys: [] };
const tampered = { kind: 'missing', sequence: 3, says: 'Missing: entry 3' };

export function trailRoutes(trails: FakeTrails): readonly FakeRoute[] {
  const of = ({ service }: { readonly service: string }) => trails[service] ?? empty;
  return [
    [auditRoutes.listAudit, (asked) => ({ items: of(asked).records.toReversed(), next: null })],
    [auditRoutes.listAuditCheckpoints, (asked) => ({ items: of(asked).checkpoints, next: null })],
    [auditRoutes.listAuditKeys, (asked) => ({ items: of(asked).keys })],
    [
      auditRoutes.exportAudit,
      (asked) => {
        asked.response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        asked.response.end(
          of(asked)
            .records.map((record) => `${JSON.stringify(record)}\n`)
            .join(''),
        );
      },
    ],
    [
      auditRoutes.verifyAudit,
      (asked) => {
        const faults = asked.service in trails ? [tampered] : [];
        const entries = of(asked).records.length;
        return { entries, lastSequence: entries, signedUpTo: 0, faultCount: faults.length, faults };
      },
    ],
  ];
}
