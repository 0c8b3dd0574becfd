import { Controller } from '@nestjs/common';
import {
  connections,
  consents,
  type ConnectionRemoved,
  type ConnectionSaved,
  type ConsentExpired,
  type ConsentGranted,
  type ConsentWithdrawn,
} from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { PermitCache } from '../../application/permit-cache.ts';
import { Workers } from '../../application/ports.ts';
import { ResumeConnection } from '../../application/resume-connection.ts';

/** What is heard here only makes faster what permits decide. */
@Controller()
export class ConnectionsConsumer {
  constructor(
    private readonly resume: ResumeConnection,
    private readonly permits: PermitCache,
    private readonly workers: Workers,
  ) {}

  @Consume(connections, 'connection.saved')
  async saved({ tenantid, data: { connectionId, state } }: ConnectionSaved): Promise<void> {
    if (state === 'active') await this.resume.execute(tenantid, connectionId);
    else this.permits.drop(tenantid, { connectionId });
    this.workers.wake();
  }

  @Consume(connections, 'connection.removed')
  async removed({ tenantid, data }: ConnectionRemoved): Promise<void> {
    this.permits.drop(tenantid, data);
  }

  @Consume(consents, 'consent.granted')
  async granted({ tenantid, data }: ConsentGranted): Promise<void> {
    this.permits.drop(tenantid, data);
  }

  @Consume(consents, 'consent.withdrawn')
  async withdrawn({ tenantid, data }: ConsentWithdrawn): Promise<void> {
    this.permits.drop(tenantid, data);
  }

  @Consume(consents, 'consent.expired')
  async expired({ tenantid, data }: ConsentExpired): Promise<void> {
    this.permits.drop(tenantid, data);
  }
}
