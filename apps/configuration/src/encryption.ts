import { KeyEncryptionKey, keyEncryptionKeyOf } from '@firmograph/secrets';
import type { Provider } from '@nestjs/common';
import { AuditKeySigner } from './adapters/crypto/audit-key-signer.ts';
import { EnvelopeSecrets } from './adapters/crypto/envelope-secrets.ts';
import { CheckKeys } from './application/check-keys.ts';
import { DataKeys } from './application/data-keys.ts';
import { ReceiptSigner, Secrets } from './application/ports.ts';
import type { ConfigurationConfig } from './config.ts';

/** Where secrets get their keys from; what is not in order there ends the start. */
export function encryptionProviders(config: ConfigurationConfig): readonly Provider[] {
  const local = config.SECRET_KEY ?? config.SECRET_KEY_FILE;
  return [
    { provide: KeyEncryptionKey, useFactory: () => keyEncryptionKeyOf(config) },
    {
      provide: Secrets,
      useFactory: (dataKeys: DataKeys) => new EnvelopeSecrets(dataKeys, local?.keys),
      inject: [DataKeys],
    },
    { provide: ReceiptSigner, useFactory: () => new AuditKeySigner(config.AUDIT_SIGNING_KEY) },
    {
      provide: 'keys that were checked',
      useFactory: async (check: CheckKeys) => {
        await check.execute();
        return true;
      },
      inject: [CheckKeys],
    },
  ];
}
