import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ReadConnections } from '../../application/read-connections.ts';
import { ReplaceCredential } from '../../application/replace-credential.ts';
import { ResumeConnection } from '../../application/resume-connection.ts';
import { VerifyConnection } from '../../application/verify-connection.ts';
import { connectionAnswer } from './answers.ts';

@Controller()
export class CredentialsController {
  constructor(
    private readonly replaceCredential: ReplaceCredential,
    private readonly verifyConnection: VerifyConnection,
    private readonly resumeConnection: ResumeConnection,
    private readonly connections: ReadConnections,
  ) {}

  @Serve(routes.replaceCredential)
  async replace({ params, body, ifMatch }: InputOf<typeof routes.replaceCredential>, { tenantId }: Caller) {
    const address = { tenantId, id: params.connectionId };
    await this.replaceCredential.execute(address, body.credential, new Date(), ifMatch);
    return connectionAnswer(await this.connections.one(address));
  }

  @Serve(routes.verifyConnection)
  async verify({ params }: InputOf<typeof routes.verifyConnection>, { tenantId }: Caller) {
    const address = { tenantId, id: params.connectionId };
    await this.verifyConnection.execute(address, new Date());
    return connectionAnswer(await this.connections.one(address));
  }

  @Serve(routes.resumeConnection)
  async resume({ params }: InputOf<typeof routes.resumeConnection>, { tenantId }: Caller) {
    const address = { tenantId, id: params.connectionId };
    await this.resumeConnection.execute(address, new Date());
    return connectionAnswer(await this.connections.one(address));
  }
}
