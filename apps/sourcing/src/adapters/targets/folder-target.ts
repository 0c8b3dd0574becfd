import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OpenTarget } from '../../application/exporting/ports.ts';
import { TargetFault, type FaultKind } from '../../domain/exporting/target-fault.ts';

const kinds: Readonly<Record<string, FaultKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  ENOENT: 'gone',
  ENODEV: 'gone',
  ENOTDIR: 'name-refused',
  EISDIR: 'name-refused',
  EINVAL: 'name-refused',
  EILSEQ: 'name-refused',
  ENAMETOOLONG: 'name-refused',
  EIO: 'unreachable',
  ESTALE: 'unreachable',
};

/** A folder of this machine, or one that is mounted here. Nothing is written outside the root, whatever links there are. */
export class FolderTarget extends OpenTarget {
  override readonly hostFingerprint = null;

  constructor(
    private readonly root: string,
    /** Below the root. */
    private readonly folder: string,
  ) {
    super();
  }

  override async put(name: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const path = await this.placed(name).catch(fault);
    const temporary = join(dirname(path), `.${basename(path).slice(0, 150)}.${randomUUID()}.part`);
    try {
      await pipeline(Readable.from(body), createWriteStream(temporary, { flags: 'wx' }));
      await synced(temporary);
      await rename(temporary, path);
      await synced(dirname(path));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      fault(error);
    }
  }

  override async digest(name: string) {
    const path = join(this.root, this.folder, name);
    try {
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      return fault(error);
    }
  }

  override async remove(name: string): Promise<void> {
    await rm(join(this.root, this.folder, name), { force: true }).catch(fault);
  }

  override async close(): Promise<void> {
    // Nothing is kept open.
  }

  /** The root is not made: where it is a mount, its being missing means that the disk is. */
  private async placed(name: string): Promise<string> {
    const root = await realpath(this.root);
    const path = join(root, this.folder, name);
    await mkdir(dirname(path), { recursive: true });
    const folder = await realpath(dirname(path));
    if (folder !== root && !folder.startsWith(root + sep)) throw new TargetFault('forbidden');
    return join(folder, basename(path));
  }
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): string {
  return Error.isError(error) && 'code' in error ? String(error.code) : '';
}

/** What the file system says; what comes from elsewhere goes on as it is. */
function fault(error: unknown): never {
  const kind = kinds[codeOf(error)];
  throw kind === undefined ? error : new TargetFault(kind, { cause: error });
}
