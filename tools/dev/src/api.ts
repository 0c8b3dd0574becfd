import { z } from 'zod';
import type { StackDescription } from './stack.ts';

const token = z.object({ access_token: z.string() });

/** A token of the stack's own program, which acts as the first tenant's administrator; valid for some minutes. */
export async function accessToken({ issuer, clientId, clientSecret }: StackDescription): Promise<string> {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!response.ok) throw new Error(`The issuer refuses a token: ${response.status}.`);
  return token.parse(await response.json()).access_token;
}

/** Asks a service of the stack, as its administrator. Throws when it does not answer as its contract says. */
export async function ask<Schema extends z.ZodType>(
  url: string,
  bearer: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return schema.parse(await response.json());
}
