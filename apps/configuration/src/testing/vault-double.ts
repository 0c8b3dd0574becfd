import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly plaintext?: string;
  readonly ciphertext?: string;
  readonly associated_data?: string;
}

interface Said {
  readonly status: number;
  readonly body: object;
}

const [ivBytes, tagBytes] = [12, 16];

/** The transit engine of Vault over its HTTP: encrypt, decrypt and rotate of one key named `firmograph`, mounted at `transit`. */
export class VaultDouble {
  token = 'a-token-for-vault';
  /** What the next requests are answered with instead. */
  failures: number[] = [];
  readonly asked: string[] = [];
  private keys: Buffer[] = [randomBytes(32)];
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    // Listening on a port of the network, not on a pipe.
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  rotate(): void {
    this.keys = [...this.keys, randomBytes(32)];
  }

  /** Another key of the same name, as when somebody sets up Vault anew. */
  forget(): void {
    this.keys = [randomBytes(32)];
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    this.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const { status, body } = this.refusal(request) ?? this.answer(request.url ?? '', JSON.parse(text) as Asked);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private refusal({ headers }: IncomingMessage): Said | undefined {
    const failure = this.failures.shift();
    if (failure !== undefined) return { status: failure, body: { errors: [] } };
    return headers['x-vault-token'] === this.token
      ? undefined
      : { status: 403, body: { errors: ['permission denied'] } };
  }

  private answer(path: string, asked: Asked): Said {
    if (path === '/v1/transit/encrypt/firmograph') return { status: 200, body: { data: this.encrypted(asked) } };
    if (path !== '/v1/transit/decrypt/firmograph') return { status: 404, body: { errors: [] } };
    try {
      return { status: 200, body: { data: { plaintext: this.decrypted(asked) } } };
    } catch {
      return { status: 400, body: { errors: ['cipher: message authentication failed'] } };
    }
  }

  private encrypted({ plaintext = '', associated_data: bound = '' }: Asked) {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.keys.at(-1) ?? '', iv).setAAD(Buffer.from(bound, 'base64'));
    const text = Buffer.concat([iv, cipher.update(plaintext, 'base64'), cipher.final(), cipher.getAuthTag()]);
    return { ciphertext: `vault:v${this.keys.length}:${text.toString('base64')}`, key_version: this.keys.length };
  }

  private decrypted({ ciphertext = '', associated_data: bound = '' }: Asked): string {
    const [, version = '', body = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
    const bytes = Buffer.from(body, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.keys[Number(version) - 1] ?? '', bytes.subarray(0, ivBytes))
      .setAAD(Buffer.from(bound, 'base64'))
      .setAuthTag(bytes.subarray(-tagBytes));
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
    return text.toString('base64');
  }
}
