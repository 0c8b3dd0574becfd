import type { OnApplicationShutdown } from '@nestjs/common';
import type { LeadspaceClient } from '@firmograph/leadspace';
import { credentialFingerprint } from '@firmograph/leadspace';
import { LeadspaceAccess, type Verdict } from '../../application/ports.ts';
import type { Credential } from '../../domain/connection.ts';

/** Leadspace itself, asked about credentials only. */
export class LeadspaceGateway extends LeadspaceAccess implements OnApplicationShutdown {
  constructor(private readonly client: LeadspaceClient) {
    super();
  }

  override async verify(credential: Credential): Promise<Verdict> {
    const result = await this.client.verify(credential);
    if (result.kind === 'accepted') return 'accepted';
    if (result.kind !== 'refused') return 'unreachable';
    if (result.cause === 'credentials') return 'credentials-refused';
    return result.cause === 'out-of-credits' ? 'out-of-credits' : 'unreachable';
  }

  override fingerprintOf(tenantId: string, credential: Credential): string {
    return credentialFingerprint(credential, tenantId);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}
