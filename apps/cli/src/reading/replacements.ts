/** Counts what did not decode: many are another encoding, a few are damage. */
export class Replacements {
  #replaced = 0;
  #others = 0;

  /** The same pieces; counts as they pass. */
  async *watch(pieces: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const piece of pieces) {
      if (piece.includes('\ufffd')) {
        this.#replaced += piece.match(/\ufffd/g)?.length ?? 0;
        this.#others += piece.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
      }
      yield piece;
    }
  }

  /** More than one in ten of the letters beyond ASCII, where there are any. */
  get areMany(): boolean {
    return this.#replaced > this.#others / 9;
  }

  get warnings(): readonly string[] {
    return this.#replaced === 0
      ? []
      : [`${this.#replaced} characters are not of the file's encoding and are replaced by “�”.`];
  }
}
