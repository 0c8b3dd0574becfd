import { maxRowBytes } from './raw-record.ts';

const code = (character: string): number => character.charCodeAt(0);
export const blanks: ReadonlySet<number> = new Set([' ', '\t', '\r', '\n'].map(code));
export const comma = code(',');
export const arrayOpen = code('[');
export const arrayClose = code(']');
const quote = code('"');
const backslash = code('\\');
const depths = new Map([
  [arrayOpen, 1],
  [code('{'), 1],
  [arrayClose, -1],
  [code('}'), -1],
]);

/** One element of a JSON array while its bytes come in. */
export class JsonElement {
  private parts: Buffer[] = [];
  private length = 0;
  private depth = 0;
  private isText = false;
  private isEscaped = false;

  /** True: the element ended before this byte. */
  endsBefore(byte: number): boolean {
    if (this.isText) {
      this.readText(byte);
      return false;
    }
    if (this.depth === 0 && (byte === comma || byte === arrayClose)) return true;
    if (byte === quote) this.isText = true;
    this.depth += depths.get(byte) ?? 0;
    return false;
  }

  /** Of an element that is too long only the length is kept. */
  keep(part: Buffer): void {
    this.length += part.length;
    if (this.length > maxRowBytes) this.parts = [];
    else this.parts.push(part);
  }

  /** Undefined: it is too long. */
  get bytes(): Buffer | undefined {
    return this.length > maxRowBytes ? undefined : Buffer.concat(this.parts);
  }

  private readText(byte: number): void {
    if (!this.isEscaped && byte === quote) this.isText = false;
    this.isEscaped = !this.isEscaped && byte === backslash;
  }
}
