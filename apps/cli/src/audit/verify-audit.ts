import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import {
  AuditCheckpoint,
  AuditKey,
  auditKeyFrom,
  AuditRecord,
  ChainVerifier,
  type AuditReport,
} from '@firmograph/contracts';
import { z } from 'zod';
import { BadInput } from '../reading/bad-input.ts';
import type { AuditFiles } from './audit-files.ts';

export interface AuditProof {
  /** Of the key to trust; else the one that was exported with the chain. */
  readonly key?: string;
  /** Checkpoints that were kept elsewhere, besides those that were exported with the chain. */
  readonly checkpoints?: string;
}

/** Verifies an exported chain; needs no service. */
export async function verifyAudit(files: AuditFiles, proof: AuditProof): Promise<AuditReport> {
  const keys = await keysIn(proof.key ?? files.keys);
  const own = existsSync(files.checkpoints) ? await read(files.checkpoints, z.array(AuditCheckpoint)) : [];
  const kept = proof.checkpoints === undefined ? [] : await read(proof.checkpoints, z.array(AuditCheckpoint));
  const verifier = new ChainVerifier({ checkpoints: [...own, ...kept], keys });
  if (existsSync(files.entries))
    for await (const line of createInterface({ input: createReadStream(files.entries), crlfDelay: Infinity }))
      if (line !== '') take(verifier, line);
  return verifier.finish();
}

function take(verifier: ChainVerifier, line: string): void {
  const record = AuditRecord.safeParse(parsed(line)).data;
  if (record === undefined) verifier.unreadable();
  else verifier.take(record);
}

/** As the services publish them, or one as PEM. */
async function keysIn(path: string): Promise<readonly AuditKey[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new BadInput(`${path} cannot be read: say where the public key is with --key FILE.`);
  });
  try {
    return text.trimStart().startsWith('-----') ? [auditKeyFrom(text)] : z.array(AuditKey).parse(JSON.parse(text));
  } catch (cause) {
    throw new BadInput(`${path} holds no public key: give the PEM, or what /audit/keys answers.`, { cause });
  }
}

async function read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new BadInput(`${path} holds no checkpoints: export them again.`, { cause });
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
