import { readFile } from 'node:fs/promises';
import { DependencyUnavailable } from '@firmograph/kernel';
import { z } from 'zod';
import type { WrappedKey } from './key-encryption-key.ts';
import { unreadable, type NamedKey } from './named-key.ts';

export interface VaultOptions {
  /** Without a slash at its end. */
  readonly address: string;
  /** Read anew for each call when it is a file: what renews it writes it there. */
  readonly token: { readonly value: string } | { readonly file: string };
  readonly namespace?: string | undefined;
  readonly mount: string;
  readonly key: string;
  readonly timeoutMs: number;
}

const Ciphertext = z.object({ data: z.object({ ciphertext: z.string().regex(/^vault:v\d+:/) }) });
const Plaintext = z.object({ data: z.object({ plaintext: z.base64() }) });
const retryAfterMs = 2000;
const maxBytes = 65_536;

/** The key-encryption key in the transit engine of Vault, or of what speaks its HTTP: it never leaves there. */
export class VaultKey implements NamedKey {
  readonly name = 'vault';

  constructor(private readonly options: VaultOptions) {}

  /** Throws one sentence when Vault does not do what is needed of it. */
  async check(): Promise<void> {
    try {
      const probe = Buffer.from('probe');
      const opened = await this.unwrap(await this.wrap(probe, 'probe'), 'probe');
      if (!opened.equals(probe)) throw new Error('Vault gives back something else than was wrapped.');
    } catch (error) {
      throw error instanceof DependencyUnavailable && Error.isError(error.cause) ? error.cause : error;
    }
  }

  /** Only what Vault wraps tells which version it wraps with; to read the key itself needs a right more. */
  async current(): Promise<string> {
    return (await this.wrap(Buffer.from('probe'), 'probe')).wrappedBy;
  }

  async wrap(key: Buffer, boundTo: string): Promise<WrappedKey> {
    const sent = { plaintext: key.toString('base64'), associated_data: inBase64(boundTo) };
    const { data } = Ciphertext.parse(await this.ask('encrypt', sent));
    return { wrappedBy: this.wrappedBy(data.ciphertext), text: data.ciphertext };
  }

  async unwrap({ wrappedBy, text }: WrappedKey, boundTo: string): Promise<Buffer> {
    if (wrappedBy !== this.wrappedBy(text)) throw unreadable(wrappedBy);
    const answer = await this.ask('decrypt', { ciphertext: text, associated_data: inBase64(boundTo) });
    if (answer === null) throw unreadable(wrappedBy);
    return Buffer.from(Plaintext.parse(answer).data.plaintext, 'base64');
  }

  private wrappedBy(ciphertext: string): string {
    const { mount, key } = this.options;
    return `vault:${mount}/${key}:${ciphertext.split(':')[1] ?? ''}`;
  }

  /** Null: Vault cannot decrypt this. Throws `DependencyUnavailable`, whose cause is a sentence, for all else. */
  private async ask(operation: 'encrypt' | 'decrypt', body: object): Promise<unknown> {
    const { address, mount, key } = this.options;
    const url = `${address}/v1/${mount}/${operation}/${encodeURIComponent(key)}`;
    const response = await this.send(url, body);
    if (response.status === 400 && operation === 'decrypt') return null;
    if (response.status === 403)
      throw outage('Vault refuses the token. Check VAULT_TOKEN or VAULT_TOKEN_FILE, and its policy.');
    if (response.status === 404)
      throw outage(`Vault has no transit key ${key} at ${mount}. Create it, or correct VAULT_TRANSIT_KEY.`);
    if (response.status !== 200) throw outage(`Vault answers ${response.status}. It may be sealed: unseal it.`);
    return JSON.parse(response.text);
  }

  private async send(url: string, body: object): Promise<{ readonly status: number; readonly text: string }> {
    const { address, namespace, timeoutMs } = this.options;
    const headers = {
      'content-type': 'application/json',
      'x-vault-request': 'true',
      'x-vault-token': await this.token(),
      ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
    };
    const request = { method: 'POST', headers, body: JSON.stringify(body), redirect: 'error' } as const;
    try {
      const response = await fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs) });
      const text = await response.text();
      return { status: text.length > maxBytes ? 502 : response.status, text };
    } catch {
      // The cause may quote a header, and a header holds the token.
      throw outage(`Vault does not answer at ${address} within ${timeoutMs} ms. Start it, or correct VAULT_ADDR.`);
    }
  }

  private async token(): Promise<string> {
    const { token } = this.options;
    if ('value' in token) return token.value;
    const text = await readFile(token.file, 'utf8').catch(() => '');
    if (text.trim() === '')
      throw outage('VAULT_TOKEN_FILE cannot be read or is empty. Write the token of Vault there.');
    return text.trim();
  }
}

const inBase64 = (text: string): string => Buffer.from(text).toString('base64');

function outage(sentence: string): DependencyUnavailable {
  return new DependencyUnavailable('vault', retryAfterMs, { cause: new Error(sentence) });
}
