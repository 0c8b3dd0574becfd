import { maxRowLength } from './row.ts';

/** The text of one element of a top-level JSON array; undefined when it is too long to be read. */
export type JsonElement = string | undefined;

const opening = ['[', '{'];
const closing = [']', '}'];

/** Cuts a JSON array, as its text comes in pieces, into its elements, without parsing them. */
export class JsonElements {
  #depth = 0;
  #inString = false;
  #element = '';
  #length = 0;
  #held = '';
  #state: 'before' | 'inside' | 'after' = 'before';

  /** Whether the array was closed. */
  get isComplete(): boolean {
    return this.#state === 'after';
  }

  /** The text of an element that the file broke off in. */
  get unfinished(): string {
    return this.#element.trim();
  }

  *push(pieceAsItCame: string): Generator<JsonElement, void> {
    const piece = this.#withWholeEscapes(pieceAsItCame);
    let from = 0;
    for (const { index, 0: sign } of piece.matchAll(/\\.|["{}[\],]/gs)) {
      if (this.#state === 'after') return;
      if (!this.#parts(sign)) continue;
      if (this.#state !== 'before') yield* this.#finish(piece.slice(from, index));
      this.#state = sign === ']' ? 'after' : 'inside';
      from = index + 1;
    }
    if (this.#state === 'inside') this.#keep(piece.slice(from));
  }

  /** A backslash at the end belongs to the sign that comes with the next piece. */
  #withWholeEscapes(piece: string): string {
    const text = this.#held + piece;
    const backslashes = /\\*$/.exec(text)?.[0].length ?? 0;
    this.#held = backslashes % 2 === 1 ? '\\' : '';
    return text.slice(0, text.length - this.#held.length);
  }

  /** Whether the sign begins, parts or ends the elements of the outermost array. */
  #parts(sign: string): boolean {
    if (sign === '"') this.#inString = !this.#inString;
    if (this.#inString) return false;
    if (opening.includes(sign)) return (this.#depth += 1) === 1;
    if (closing.includes(sign)) return (this.#depth -= 1) === 0;
    return sign === ',' && this.#depth === 1;
  }

  *#finish(rest: string): Generator<JsonElement, void> {
    this.#keep(rest);
    const isTooLong = this.#length > maxRowLength;
    const element = this.#element.trim();
    this.#element = '';
    this.#length = 0;
    if (isTooLong) yield undefined;
    else if (element !== '') yield element;
  }

  #keep(text: string): void {
    this.#length += text.length;
    if (this.#length <= maxRowLength) this.#element += text;
    else this.#element = '';
  }
}
