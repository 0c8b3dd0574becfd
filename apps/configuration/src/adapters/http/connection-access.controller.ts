import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type ConnectionAccess, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import type { z } from 'zod';
import { ChangeConnectionAccess } from '../../application/change-connection-access.ts';
import type { ConnectionAccess as Access, FirstRun } from '../../domain/connection-access.ts';

@Controller()
export class ConnectionAccessController {
  constructor(private readonly access: ChangeConnectionAccess) {}

  @Serve(routes.getConnectionAccess)
  async get({ params }: InputOf<typeof routes.getConnectionAccess>, { tenantId }: Caller) {
    return accessAnswer(await this.access.read({ tenantId, id: params.connectionId }));
  }

  @Serve(routes.setConnectionAccess)
  async set({ params, body }: InputOf<typeof routes.setConnectionAccess>, { tenantId }: Caller) {
    const { contributors, firstRun } = body;
    const request = { contributors, needsApproval: firstRun === 'needs-approval' };
    return accessAnswer(await this.access.open({ tenantId, id: params.connectionId }, request, new Date()));
  }

  @Serve(routes.approveFirstRun)
  async approve({ params }: InputOf<typeof routes.approveFirstRun>, { tenantId, subject }: Caller) {
    return accessAnswer(await this.access.approve({ tenantId, id: params.connectionId }, subject, new Date()));
  }
}

function accessAnswer({ connectionId, contributors, firstRun }: Access): z.input<typeof ConnectionAccess> {
  const opened =
    contributors.kind === 'named' ? { kind: contributors.kind, subjects: [...contributors.subjects] } : contributors;
  return { connectionId, contributors: opened, firstRun: firstRunAnswer(firstRun) };
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
