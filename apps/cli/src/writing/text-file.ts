import { type FileHandle, open } from 'node:fs/promises';

/** Text that is gathered and written on request. */
export class TextFile {
  #lines: string[] = [];

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<TextFile> {
    return new TextFile(await open(path, 'w'));
  }

  add(line: string): void {
    this.#lines.push(line);
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = this.#lines.join('');
    this.#lines = [];
    await this.file.appendFile(text);
  }

  async end(): Promise<void> {
    await this.flush();
    await this.file.close();
  }
}
