import { GivenToken, SignedIn } from '../stack/access-tokens.ts';
import { RouteClient } from '../stack/route-client.ts';
import { readStack, type StackAddresses } from '../stack/stack-file.ts';
import type { Surroundings } from './surroundings.ts';

export interface StackOption {
  readonly stack?: string;
  readonly apiKey?: string;
}

export interface ConnectedStack {
  readonly addresses: StackAddresses;
  readonly client: RouteClient;
}

/**
 * The stack that is meant: `--stack`, FIRMOGRAPH_STACK or the nearest; with an API key or a token that is said, or signed
 * in to its issuer.
 */
export async function connectStack(
  { env, folder }: Surroundings,
  { stack, apiKey }: StackOption,
): Promise<ConnectedStack> {
  const addresses = await readStack(folder, stack ?? said(env['FIRMOGRAPH_STACK']));
  const token = apiKey ?? said(env['FIRMOGRAPH_API_KEY']) ?? said(env['FIRMOGRAPH_TOKEN']);
  const tokens = token === undefined ? new SignedIn(addresses) : new GivenToken(token);
  return { addresses, client: new RouteClient(addresses, tokens) };
}

/** A variable that is set to nothing is not set. */
export function said(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
