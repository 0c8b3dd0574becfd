import { maxRowLength } from './row.ts';

/** Cuts text, as it comes in pieces, into lines. A line that is too long comes as undefined; its text is not kept. */
export class Lines {
  #rest = '';
  #isSkipping = false;

  push(piece: string, isLast: boolean): readonly (string | undefined)[] {
    const lines: (string | undefined)[] = (this.#rest + piece).split('\n');
    this.#rest = isLast ? '' : (lines.pop() ?? '');
    if (this.#isSkipping && (lines.length > 0 || isLast)) {
      lines.shift();
      this.#isSkipping = false;
    }
    if (this.#rest.length <= maxRowLength) return lines;
    if (!this.#isSkipping) lines.push(undefined);
    this.#isSkipping = true;
    this.#rest = '';
    return lines;
  }
}
