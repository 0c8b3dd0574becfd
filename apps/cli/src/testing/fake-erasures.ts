import { configurationRoutes, type AnswerOf } from '@firmograph/contracts';
import type { FakeRoute } from './fake-routes.ts';

export type Certificate = AnswerOf<typeof configurationRoutes.getErasure>;
type Body = Readonly<{ subject: { kind: Certificate['kind'] }; dryRun: boolean; reference?: string }>;

/** Erasures that are over as soon as they are asked for. */
export class FakeErasures {
  readonly certificates: Certificate[] = [];
  readonly asked: unknown[] = [];

  routes(): readonly FakeRoute[] {
    return [
      [configurationRoutes.requestErasure, ({ body }) => this.erase(body as Body)],
      [configurationRoutes.listErasures, () => ({ items: this.certificates, next: null })],
      [
        configurationRoutes.getErasure,
        ({ params }) => this.certificates.find((each) => each.erasureId === params['erasureId']),
      ],
    ];
  }

  private erase(body: Body): Certificate {
    this.asked.push(body);
    const at = '2026-03-01T12:00:00.000Z';
    const isOver = !body.dryRun;
    const stores = ['sourcing', 'results'].map((store) => ({
      ...{ store: store as 'sourcing', state: 'done' as const, found: isOver ? null : 3, erased: isOver ? 3 : null },
      ...{ places: { rows: 3, doubts: 0 }, doneAt: at },
    }));
    const certificate: Certificate = {
      ...{ erasureId: `00000000-0000-4000-8000-00000000000${this.certificates.length}`, kind: body.subject.kind },
      ...{ connectionId: null, reference: body.reference ?? null, dryRun: body.dryRun, reason: null },
      ...{ state: isOver ? 'completed' : 'counted', requestedBy: 'ada', requestedAt: at, profiles: null, stores },
      ...{ completedAt: isOver ? at : null, topicsCleanAt: isOver ? '2026-03-13T12:00:00.000Z' : null },
      ...{ lastCopyGoesAt: isOver ? '2026-03-31T12:00:00.000Z' : null },
      acknowledgements: isOver ? [{ consumer: 'warehouse', at }] : [],
    };
    this.certificates.unshift(certificate);
    return certificate;
  }
}
