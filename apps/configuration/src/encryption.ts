import type { Provider } from '@nestjs/common';
import { AuditKeySigner } from './adapters/crypto/audit-key-signer.ts';
import { EnvelopeSecrets } from './adapters/crypto/envelope-secrets.ts';
import { KeyChain } from './adapters/crypto/key-chain.ts';
import { LocalKey } from './adapters/crypto/local-key.ts';
import type { NamedKey } from './adapters/crypto/named-key.ts';
import { VaultKey } from './adapters/crypto/vault-key.ts';
import { CheckKeys } from './application/check-keys.ts';
import { DataKeys } from './application/data-keys.ts';
import { KeyEncryptionKey, ReceiptSigner, Secrets } from './application/ports.ts';
import type { ConfigurationConfig } from './config.ts';

/** Where secrets get their keys from; what is not in order there ends the start. */
export function encryptionProviders(config: ConfigurationConfig): readonly Provider[] {
  const local = config.SECRET_KEY ?? config.SECRET_KEY_FILE;
  const vault = vaultOf(config);
  const chain: readonly NamedKey[] = [vault ?? [], local === undefined ? [] : new LocalKey(local)].flat();
  return [
    { provide: KeyEncryptionKey, useFactory: () => new KeyChain(chain) },
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

function vaultOf(config: ConfigurationConfig): VaultKey | undefined {
  const { VAULT_ADDR, VAULT_TOKEN, VAULT_TOKEN_FILE } = config;
  if (VAULT_ADDR === undefined) return undefined;
  return new VaultKey({
    address: VAULT_ADDR,
    token: VAULT_TOKEN_FILE === undefined ? { value: VAULT_TOKEN ?? '' } : { file: VAULT_TOKEN_FILE },
    namespace: config.VAULT_NAMESPACE,
    mount: config.VAULT_TRANSIT_MOUNT,
    key: config.VAULT_TRANSIT_KEY,
    timeoutMs: config.VAULT_TIMEOUT_MS,
  });
}
