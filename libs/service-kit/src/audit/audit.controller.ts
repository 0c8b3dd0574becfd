import { Controller } from '@nestjs/common';
import { auditRoutes as routes, nobodysChain, type InputOf } from '@firmograph/contracts';
import type { Caller } from '../caller.ts';
import { Refusal } from '../refusal.ts';
import { Serve } from '../serve.ts';
import { AuditReading } from './audit-reading.ts';

/** The same in every service: what was changed, by whom, and the proof that nothing of it was changed since. */
@Controller()
export class AuditController {
  constructor(private readonly audit: AuditReading) {}

  @Serve(routes.listAudit)
  list({ query }: InputOf<typeof routes.listAudit>, caller: Caller) {
    return this.audit.list(ownChain(caller), query);
  }

  @Serve(routes.exportAudit)
  export({ query }: InputOf<typeof routes.exportAudit>, caller: Caller) {
    return this.audit.export(ownChain(caller), query.after);
  }

  @Serve(routes.listAuditCheckpoints)
  checkpoints({ query }: InputOf<typeof routes.listAuditCheckpoints>, caller: Caller) {
    return this.audit.checkpoints(ownChain(caller), query);
  }

  @Serve(routes.listAuditKeys)
  keys(_: InputOf<typeof routes.listAuditKeys>, _caller: Caller) {
    return { items: [...this.audit.keys] };
  }

  @Serve(routes.verifyAudit)
  verify(_: InputOf<typeof routes.verifyAudit>, caller: Caller) {
    return this.audit.verify(ownChain(caller));
  }

  @Serve(routes.collectAudit)
  collect({ query }: InputOf<typeof routes.collectAudit>, { tenantId }: Caller) {
    return this.audit.export(tenantId, query.after);
  }
}

/** The chain of those without a tenant is no tenant's, also not of one that is called so. */
function ownChain({ tenantId }: Caller): string {
  if (tenantId === nobodysChain) throw new Refusal('request/not-found', 'There is nothing here.');
  return tenantId;
}
