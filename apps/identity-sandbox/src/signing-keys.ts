import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWK, JWKS } from 'oidc-provider';
import { z } from 'zod';

const alg = 'RS256';
const storedKeys = z.object({ keys: z.array(z.looseObject({ kty: z.literal('RSA'), d: z.string() })).min(1) });

/** From the file, so that tokens outlive a restart; made, and readable by its owner only, when there is no such file. */
export async function signingKeys(file: string | undefined): Promise<JWKS> {
  if (file === undefined) return newKeys();
  const stored = await readFile(file, 'utf8').catch(ifMissing);
  if (stored !== undefined) return keysFrom(file, stored);
  const keys = await newKeys();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
  return keys;
}

function keysFrom(file: string, stored: string): JWKS {
  const parsed = storedKeys.safeParse(parseJson(stored));
  // The content is secret, so the parser's own words stay out.
  if (!parsed.success) throw new Error(`${file} holds no RSA signing keys; delete it to have new ones made.`);
  return parsed.data;
}

async function newKeys(): Promise<JWKS> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const key: JWK = { ...jwk, alg, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  return { keys: [key] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ifMissing(error: unknown): undefined {
  if (Error.isError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
