import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** Text that is gathered and written on request. */
export class TextFile {
  #lines: string[] = [];

  private constructor(
    private readonly file: FileHandle,
    private readonly isPacked: boolean,
  ) {}

  static async create(path: string, { isPacked = false } = {}): Promise<TextFile> {
    return new TextFile(await open(path, 'w'), isPacked);
  }

  add(line: string): void {
    this.#lines.push(line);
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    // Packed pieces behind each other unpack to the whole (RFC 1952, 2.2).
    await this.file.appendFile(this.isPacked ? await pack(text) : text);
  }

  async end(): Promise<void> {
    await this.flush();
    await this.file.close();
  }
}
