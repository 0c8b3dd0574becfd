import { Logger } from '@nestjs/common';
import { configurationRoutes } from '@firmograph/contracts';
import { credentialFingerprint } from '@firmograph/leadspace';
import type { ServiceClient } from '@firmograph/service-kit';
import { Permits, type PermitQuestion, type PermitReply } from '../../application/ports.ts';

/** Asks configuration over HTTP. When it cannot be asked, nothing is permitted. */
export class ConfigurationPermits extends Permits {
  private readonly logger = new Logger(ConfigurationPermits.name);

  constructor(
    private readonly client: ServiceClient,
    private readonly baseUrl: string,
  ) {
    super();
  }

  async ask({ tenantId, ...body }: PermitQuestion): Promise<PermitReply> {
    try {
      const permit = await this.client.call(this.baseUrl, configurationRoutes.askPermit, {
        params: { tenantId },
        body,
      });
      if (!permit.granted) return { kind: 'refused', because: permit.because };
      const { validForMs, credential, consent } = permit;
      const fingerprint = credentialFingerprint(credential, tenantId);
      return { kind: 'granted', validForMs, credential, fingerprint, consent };
    } catch (error) {
      // Only the kind of the error: an answer that breaks its contract may quote the credential.
      this.logger.warn({
        message: 'configuration gives no permit',
        error: Error.isError(error) ? error.name : 'unknown',
      });
      return { kind: 'unavailable' };
    }
  }
}
