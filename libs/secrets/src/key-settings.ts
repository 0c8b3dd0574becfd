import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KeyChain } from './key-chain.ts';
import { KeyRing } from './key-ring.ts';
import { LocalKey } from './local-key.ts';
import type { KeyEncryptionKey } from './key-encryption-key.ts';
import type { NamedKey } from './named-key.ts';
import { VaultKey } from './vault-key.ts';

const KeyFile = z
  .string()
  .transform((path, context) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      context.addIssue({ code: 'custom', message: 'cannot be read', input: path });
      return z.NEVER;
    }
  })
  .pipe(KeyRing);

/** Where the key is that encrypts the keys of stored secrets; `address` is how a service reads an address outside. */
export const keySettings = <Address extends z.ZodType<string>>(address: Address) => ({
  SECRET_KEY: KeyRing.optional().describe(
    'Encrypts the keys of the stored credentials: 32 random bytes in base64; 2:NEW,1:OLD while it is rotated, the first encrypts. Or SECRET_KEY_FILE, or VAULT_ADDR',
  ),
  SECRET_KEY_FILE: KeyFile.optional().describe('File with what SECRET_KEY would hold, in its place'),
  VAULT_ADDR: address
    .optional()
    .describe(
      'Address of Vault, whose transit engine takes the place of SECRET_KEY; what that has encrypted is still read',
    ),
  VAULT_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe('Token for Vault; it needs encrypt and decrypt of the transit key'),
  VAULT_TOKEN_FILE: z.string().min(1).optional().describe('File with that token, read anew for each call'),
  VAULT_NAMESPACE: z.string().min(1).optional().describe('Namespace in Vault, where it has them'),
  VAULT_TRANSIT_MOUNT: z
    .string()
    .regex(/^[\w-]+(\/[\w-]+)*$/)
    .default('transit')
    .describe('Where the transit engine is mounted'),
  VAULT_TRANSIT_KEY: z
    .string()
    .regex(/^[\w.-]+$/)
    .default('firmograph')
    .describe('Name of the transit key, of a type that takes associated data, as aes256-gcm96'),
  VAULT_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(3000)
    .describe('How long Vault may take to answer, in milliseconds'),
});

export interface KeySettings {
  readonly SECRET_KEY?: KeyRing | undefined;
  readonly SECRET_KEY_FILE?: KeyRing | undefined;
  readonly VAULT_ADDR?: string | undefined;
  readonly VAULT_TOKEN?: string | undefined;
  readonly VAULT_TOKEN_FILE?: string | undefined;
  readonly VAULT_NAMESPACE?: string | undefined;
  readonly VAULT_TRANSIT_MOUNT: string;
  readonly VAULT_TRANSIT_KEY: string;
  readonly VAULT_TIMEOUT_MS: number;
}

/** Undefined: no key is set. Vault wraps where it is set; a local key then still opens what it has wrapped. */
export function keyEncryptionKeyOf(settings: KeySettings): KeyEncryptionKey | undefined {
  const local = settings.SECRET_KEY ?? settings.SECRET_KEY_FILE;
  const keys: readonly NamedKey[] = [vaultOf(settings) ?? [], local === undefined ? [] : new LocalKey(local)].flat();
  return keys.length === 0 ? undefined : new KeyChain(keys);
}

function vaultOf(settings: KeySettings): VaultKey | undefined {
  const { VAULT_ADDR, VAULT_TOKEN, VAULT_TOKEN_FILE } = settings;
  if (VAULT_ADDR === undefined) return undefined;
  return new VaultKey({
    address: VAULT_ADDR,
    token: VAULT_TOKEN_FILE === undefined ? { value: VAULT_TOKEN ?? '' } : { file: VAULT_TOKEN_FILE },
    namespace: settings.VAULT_NAMESPACE,
    mount: settings.VAULT_TRANSIT_MOUNT,
    key: settings.VAULT_TRANSIT_KEY,
    timeoutMs: settings.VAULT_TIMEOUT_MS,
  });
}
