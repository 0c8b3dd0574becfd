import { createHash, hash, randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import SftpClient from 'ssh2-sftp-client';
import { OpenTarget, type Secret } from '../../application/exporting/ports.ts';
import { TargetFault, type FaultKind } from '../../domain/exporting/target-fault.ts';

export interface SftpOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly folder: string;
  readonly secret: Secret;
  /** What the server has to show; absent: whatever it shows is taken. */
  readonly hostFingerprint?: string | undefined;
}

const readyTimeout = 10_000;
const network =
  /^(ECONN|ETIMEDOUT|EAI_|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EPIPE)|^(ERR_NOT_CONNECTED|ERR_GENERIC_CLIENT|ABORT_ERR)$/;

const ignore = (): void => undefined;

/** A folder behind SFTP. Files are written under another name and renamed when all of them is there. */
export class SftpTarget extends OpenTarget {
  // An error between two calls is told by the next call.
  // Streams are not told that the connection is gone.
  private readonly gone = new AbortController();
  private readonly client = new SftpClient('exports', { error: ignore, end: ignore, close: () => this.gone.abort() });
  private shown: string | null = null;
  private isOther = false;
  private readonly made = new Set<string>();

  private constructor(private readonly options: SftpOptions) {
    super();
  }

  static async open(options: SftpOptions): Promise<SftpTarget> {
    const target = new SftpTarget(options);
    try {
      await target.connect();
    } catch (error) {
      await target.close();
      throw new TargetFault(target.isOther ? 'host-key-changed' : connectKind(error), { cause: error });
    }
    return target;
  }

  override get hostFingerprint(): string | null {
    return this.shown;
  }

  override async put(name: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.at(name);
    const temporary = posix.join(posix.dirname(path), `.${posix.basename(path).slice(0, 150)}.${randomUUID()}.part`);
    // A fault of ours is no fault of the target's, though it ends the transfer.
    let ours: Error | undefined;
    const source = Readable.from(body);
    source.on('error', (error) => (ours = error));
    try {
      await this.folderOf(path);
      await pipeline(source, this.client.createWriteStream(temporary), { signal: this.gone.signal });
      await this.placed(temporary, path);
    } catch (error) {
      await this.client.delete(temporary, true).catch(() => undefined);
      throw ours ?? faultOf(error);
    }
  }

  override async digest(name: string) {
    try {
      const path = this.at(name);
      if ((await this.client.exists(path)) === false) return null;
      const made = createHash('sha256');
      let bytes = 0;
      const file = addAbortSignal(this.gone.signal, this.client.createReadStream(path) as Readable);
      for await (const chunk of file as AsyncIterable<Uint8Array>) {
        made.update(chunk);
        bytes += chunk.length;
      }
      return { bytes, sha256: made.digest('hex') };
    } catch (error) {
      throw faultOf(error);
    }
  }

  override async remove(name: string): Promise<void> {
    try {
      await this.client.delete(this.at(name), true);
    } catch (error) {
      throw faultOf(error);
    }
  }

  override async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { host, port, user, secret, hostFingerprint } = this.options;
    const { password, privateKey, passphrase } = secret;
    await this.client.connect({
      host,
      port,
      username: user,
      readyTimeout,
      keepaliveInterval: 10_000,
      keepaliveCountMax: 3,
      ...(password === undefined ? {} : { password }),
      ...(privateKey === undefined ? {} : { privateKey, ...(passphrase === undefined ? {} : { passphrase }) }),
      hostVerifier: (key: Buffer) => {
        this.shown = `SHA256:${hash('sha256', key, 'base64').replace(/=$/, '')}`;
        this.isOther = hostFingerprint !== undefined && hostFingerprint !== this.shown;
        return !this.isOther;
      },
    });
  }

  private async folderOf(path: string): Promise<void> {
    const folder = posix.dirname(path);
    if (folder === '.' || this.made.has(folder)) return;
    if ((await this.client.exists(folder)) === false) await this.client.mkdir(folder, true);
    this.made.add(folder);
  }

  /** Not every server replaces a file by a rename. */
  private async placed(temporary: string, path: string): Promise<void> {
    try {
      await this.client.posixRename(temporary, path);
    } catch {
      await this.client.delete(path, true);
      await this.client.rename(temporary, path);
    }
  }

  private at(name: string): string {
    return this.options.folder === '' ? name : posix.join(this.options.folder, name);
  }
}

function connectKind(error: unknown): FaultKind {
  const text = Error.isError(error) ? error.message : '';
  if (/authentication|privateKey|passphrase|decrypt|parse/i.test(text)) return 'credentials-refused';
  return 'unreachable';
}

/** What servers say is a number at best, and for most things the same: what is full is told by the words. */
function faultOf(error: unknown): TargetFault {
  if (error instanceof TargetFault) return error;
  return new TargetFault(kindOf(error), { cause: error });
}

const byCode: Readonly<Record<string, FaultKind>> = {
  ENOENT: 'gone',
  '2': 'gone',
  '10': 'gone',
  ERR_BAD_PATH: 'gone',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  '3': 'forbidden',
  '12': 'forbidden',
  '14': 'full',
  '15': 'full',
  '20': 'name-refused',
};

const byWords: readonly (readonly [RegExp, FaultKind])[] = [
  [/no space|quota|disk.*full|full.*disk|not enough space/i, 'full'],
  [/name too long|invalid (file)?name/i, 'name-refused'],
  [/permission denied/i, 'forbidden'],
  [/no such (file|path)/i, 'gone'],
];

function kindOf(error: unknown): FaultKind {
  if (!Error.isError(error)) return 'failed';
  const told = byWords.find(([words]) => words.test(error.message));
  if (told !== undefined) return told[1];
  const code = 'code' in error ? String(error.code) : '';
  return byCode[code] ?? (network.test(code) ? 'unreachable' : 'failed');
}
