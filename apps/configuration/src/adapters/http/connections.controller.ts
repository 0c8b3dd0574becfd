import { Controller } from '@nestjs/common';
import {
  configurationRoutes as routes,
  type Connection,
  type ConnectionName,
  type InputOf,
} from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import type { z } from 'zod';
import { ReadConnections, type ConnectionInUse } from '../../application/read-connections.ts';
import { RemoveConnection } from '../../application/remove-connection.ts';
import { SaveConnection } from '../../application/save-connection.ts';
import { actorOf } from './actor.ts';
import { connectionAnswer, connectionNameAnswer } from './answers.ts';
import { pageAnswer, pagingOf } from './paging.ts';

type AnswerOf = (found: ConnectionInUse) => z.input<typeof Connection> | z.input<typeof ConnectionName>;

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
  async list({ query }: InputOf<typeof routes.listConnections>, caller: Caller) {
    const page = await this.connections.list(caller.tenantId, pagingOf(query));
    return pageAnswer(page, await this.answerFor(caller, page.items));
  }

  @Serve(routes.getConnection)
  async get({ params }: InputOf<typeof routes.getConnection>, caller: Caller) {
    const found = await this.connections.one({ tenantId: caller.tenantId, id: params.connectionId });
    return (await this.answerFor(caller, [found]))(found);
  }

  @Serve(routes.removeConnection)
  async remove({ params, ifMatch }: InputOf<typeof routes.removeConnection>, caller: Caller): Promise<void> {
    const address = { tenantId: caller.tenantId, id: params.connectionId };
    await this.removeConnection.execute(address, caller.subject, new Date(), ifMatch);
  }

  /** What whoever asks may see of each. */
  private async answerFor(caller: Caller, connections: readonly ConnectionInUse[]): Promise<AnswerOf> {
    const actor = actorOf(caller);
    if (actor.isAdministrator) return connectionAnswer;
    const ids = connections.map(({ connection }) => connection.connectionId);
    const open = await this.connections.open(caller.tenantId, ids, actor);
    return ({ connection }: ConnectionInUse) => connectionNameAnswer(connection, open.has(connection.connectionId));
  }
}
