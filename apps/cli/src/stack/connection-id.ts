import { DomainError } from '@firmograph/kernel';
import { HttpFirmograph } from './http-firmograph.ts';
import type { RouteClient } from './route-client.ts';

/** Of the connection that a person names. */
export async function connectionIdOf(client: RouteClient, name: string): Promise<string> {
  const found = await new HttpFirmograph(client).connectionNamed(name);
  if (found === undefined)
    throw new DomainError(
      'cli/no-connection',
      `There is no connection “${name}”: connections list shows those there are.`,
    );
  return found.connectionId;
}
