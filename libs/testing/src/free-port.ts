import { freePorts } from '@firmograph/infra';

/** A port for what has to be known before it listens. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}
