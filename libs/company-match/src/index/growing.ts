/** Arrays of numbers that grow; a quarter of the size of the arrays of JavaScript, and off its heap. */
export class GrowingInt32 {
  #values = new Int32Array(16);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  /** The values so far. Those that are pushed later are not in it. */
  taken(): Int32Array {
    return this.#values.subarray(0, this.length);
  }
}

export class GrowingBytes {
  #values = new Uint8Array(64);
  length = 0;

  push(bytes: Uint8Array, from: number, to: number): void {
    const length = this.length + to - from;
    if (length > this.#values.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(this.#values.subarray(0, this.length));
      this.#values = larger;
    }
    this.#values.set(bytes.subarray(from, to), this.length);
    this.length = length;
  }

  taken(): Uint8Array {
    return this.#values.subarray(0, this.length);
  }
}
