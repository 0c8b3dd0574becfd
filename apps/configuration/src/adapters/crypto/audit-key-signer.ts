import { CheckpointSigner } from '@firmograph/contracts';
import { ReceiptSigner, type Signature } from '../../application/ports.ts';

/** Signs with the key of the audit trail, whose public key the service shows. */
export class AuditKeySigner extends ReceiptSigner {
  private readonly signer: CheckpointSigner | undefined;

  /** `seed`: 32 random bytes. */
  constructor(seed: Buffer | undefined) {
    super();
    this.signer = seed === undefined ? undefined : new CheckpointSigner(seed);
  }

  override sign(content: object): Signature | null {
    if (this.signer === undefined) return null;
    return { algorithm: 'Ed25519', keyId: this.signer.key.keyId, value: this.signer.signatureOf(content) };
  }
}
