import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ReadConnections } from '../../application/read-connections.ts';
import { RemoveConnection } from '../../application/remove-connection.ts';
import { SaveConnection } from '../../application/save-connection.ts';
import { connectionAnswer } from './answers.ts';
import { pageAnswer, pagingOf } from './paging.ts';

@Controller()
export class ConnectionsController {
  constructor(
    private readonly saveConnection: SaveConnection,
    private readonly removeConnection: RemoveConnection,
    private readonly connections: ReadConnections,
  ) {}

  @Serve(routes.saveConnection)
  async save({ body }: InputOf<typeof routes.saveConnection>, { tenantId, subject }: Caller) {
    const connection = await this.saveConnection.execute(tenantId, { ...body, by: subject }, new Date());
    return connectionAnswer({ connection, usedBy: [] });
  }

  @Serve(routes.listConnections)
  async list({ query }: InputOf<typeof routes.listConnections>, { tenantId }: Caller) {
    return pageAnswer(await this.connections.list(tenantId, pagingOf(query)), connectionAnswer);
  }

  @Serve(routes.getConnection)
  async get({ params }: InputOf<typeof routes.getConnection>, { tenantId }: Caller) {
    return connectionAnswer(await this.connections.one({ tenantId, id: params.connectionId }));
  }

  @Serve(routes.removeConnection)
  async remove({ params }: InputOf<typeof routes.removeConnection>, { tenantId, subject }: Caller): Promise<void> {
    await this.removeConnection.execute({ tenantId, id: params.connectionId }, subject, new Date());
  }
}
