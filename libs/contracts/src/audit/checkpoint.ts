import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical.ts';

const signed = {
  tenant: z.string(),
  service: z.string(),
  sequence: z.int().positive().describe('Of the last entry that it vouches for'),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of that entry'),
  at: z.iso.datetime(),
  keyId: z.string().describe('The key that signed it'),
};

/** A signed word that the chain stood so: kept elsewhere, it shows what was cut off or rewritten since. */
export const AuditCheckpoint = z.strictObject({
  ...signed,
  signature: z.base64().describe('Ed25519 over the canonical JSON of the other fields'),
});
export type AuditCheckpoint = z.infer<typeof AuditCheckpoint>;

export const AuditKey = z.strictObject({
  keyId: z.string(),
  algorithm: z.literal('Ed25519'),
  publicKey: z.string().describe('PEM'),
});
export type AuditKey = z.infer<typeof AuditKey>;

// PKCS 8 of an Ed25519 key is this and the 32 bytes.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs checkpoints with one key. */
export class CheckpointSigner {
  readonly key: AuditKey;
  private readonly privateKey: KeyObject;

  /** `seed`: 32 random bytes. */
  constructor(seed: Buffer) {
    this.privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
    this.key = auditKeyOf(createPublicKey(this.privateKey));
  }

  /** Over the canonical JSON of other content than a checkpoint, in base64. */
  signatureOf(content: object): string {
    return sign(null, Buffer.from(canonicalJson(content)), this.privateKey).toString('base64');
  }

  sign(checkpoint: Omit<AuditCheckpoint, 'keyId' | 'signature'>): AuditCheckpoint {
    const { keyId } = this.key;
    const signature = sign(null, bytesOf({ ...checkpoint, keyId }), this.privateKey).toString('base64');
    return { ...checkpoint, keyId, signature };
  }
}

/** A public key as it is published. Throws when the PEM is no Ed25519 key. */
export function auditKeyFrom(pem: string): AuditKey {
  return auditKeyOf(createPublicKey(pem));
}

/** The same from the DER of a public key. */
export function auditKeyFromDer(der: Buffer): AuditKey {
  return auditKeyOf(createPublicKey({ key: der, format: 'der', type: 'spki' }));
}

/** Whether one of the keys signed it. */
export function isGenuine(checkpoint: AuditCheckpoint, keys: readonly AuditKey[]): boolean {
  const key = keys.find(({ keyId }) => keyId === checkpoint.keyId);
  if (key === undefined) return false;
  const { signature, ...content } = checkpoint;
  return verify(null, bytesOf(content), key.publicKey, Buffer.from(signature, 'base64'));
}

function auditKeyOf(publicKey: KeyObject): AuditKey {
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new TypeError('The key is no Ed25519 key');
  const keyId = hash('sha256', publicKey.export({ format: 'der', type: 'spki' }), 'hex').slice(0, 16);
  return { keyId, algorithm: 'Ed25519', publicKey: String(publicKey.export({ format: 'pem', type: 'spki' })) };
}

function bytesOf(content: Omit<AuditCheckpoint, 'signature'>): Buffer {
  return Buffer.from(canonicalJson(content));
}
