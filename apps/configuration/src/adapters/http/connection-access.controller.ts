import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type ConnectionAccess, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import type { z } from 'zod';
import { ChangeConnectionAccess } from '../../application/change-connection-access.ts';
import type { ConnectionAccess as Access, FirstRun } from '../../domain/connection-access.ts';
import { editionOfAccess } from '../../domain/edition.ts';

@Controller()
export class ConnectionAccessController {
  constructor(private readonly access: ChangeConnectionAccess) {}

  @Serve(routes.getConnectionAccess)
  async get({ params }: InputOf<typeof routes.getConnectionAccess>, { tenantId }: Caller) {
    return accessAnswer(await this.access.read({ tenantId, id: params.connectionId }));
  }

  @Serve(routes.setConnectionAccess)
  async set({ params, body, ifMatch }: InputOf<typeof routes.setConnectionAccess>, { tenantId }: Caller) {
    const { contributors, firstRun } = body;
    const request = { contributors, needsApproval: firstRun === 'needs-approval' };
    const address = { tenantId, id: params.connectionId };
    return accessAnswer(await this.access.open(address, request, new Date(), ifMatch));
  }

  @Serve(routes.approveFirstRun)
  async approve({ params, ifMatch }: InputOf<typeof routes.approveFirstRun>, { tenantId, subject }: Caller) {
    const address = { tenantId, id: params.connectionId };
    return accessAnswer(await this.access.approve(address, subject, new Date(), ifMatch));
  }
}

function accessAnswer(access: Access): z.input<typeof ConnectionAccess> {
  const { connectionId, contributors, firstRun } = access;
  const opened =
    contributors.kind === 'named' ? { kind: contributors.kind, subjects: [...contributors.subjects] } : contributors;
  return { connectionId, contributors: opened, firstRun: firstRunAnswer(firstRun), etag: editionOfAccess(access) };
}

function firstRunAnswer(firstRun: FirstRun): z.input<typeof ConnectionAccess>['firstRun'] {
  const asked = firstRun.state === 'awaited' ? firstRun.asked : null;
  const approvals = firstRun.state === 'awaited' ? firstRun.approvals : [];
  const given = firstRun.state === 'approved' ? [firstRun.approval] : approvals;
  return {
    state: firstRun.state,
    asked: asked === null ? null : { ...asked, at: asked.at.toISOString() },
    approvals: given.map(({ by, at }) => ({ by, at: at.toISOString() })),
  };
}
