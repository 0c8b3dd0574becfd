import { GrowingInt32 } from './growing.ts';
import { slotOf } from './lookup.ts';

/** The table is 70 % full: fuller ones are searched longer, emptier ones take more memory. */
const slotsPerKey = 1.43;

/** Gathers which companies each key leads to. Companies come in ascending order. */
export class KeyLists {
  // Small at first: most indexes of one company are built to look at that one.
  #mask = 0xff;
  #keys = new Int32Array(0x100);
  /** The key's number plus one, by slot. */
  #numbers = new Int32Array(0x100);
  readonly #hashes = new GrowingInt32();
  readonly #entryKeys = new GrowingInt32();
  readonly #entryCompanies = new GrowingInt32();

  add(key: number, company: number): void {
    const number = this.#numberOf(key);
    this.#entryKeys.push(number);
    this.#entryCompanies.push(company);
  }

  /** The slots of a table, and the lists behind them. */
  packed(): { readonly keys: Int32Array; readonly lists: Int32Array } {
    const { starts, lists } = this.#filled();
    const size = Math.ceil(this.#hashes.length * slotsPerKey) + 1;
    const keys = new Int32Array(size * 2);
    for (const [number, hash] of this.#hashes.taken().entries()) {
      let slot = slotOf(hash, size);
      while (keys[slot * 2] !== 0) slot = slot + 1 === size ? 0 : slot + 1;
      keys[slot * 2] = hash;
      keys[slot * 2 + 1] = starts[number];
    }
    return { keys, lists };
  }

  #filled(): { readonly starts: Int32Array; readonly lists: Int32Array } {
    const keys = this.#entryKeys.taken();
    const companies = this.#entryCompanies.taken();
    const counts = new Int32Array(this.#hashes.length);
    for (const key of keys) counts[key] = counts[key] + 1;
    const starts = new Int32Array(counts.length);
    let end = 0;
    for (const [key, count] of counts.entries()) {
      starts[key] = end;
      end += count + 1;
    }
    const lists = new Int32Array(end);
    for (const [at, key] of keys.entries()) append(lists, starts[key], companies[at]);
    return { starts, lists };
  }

  #numberOf(key: number): number {
    let slot = key & this.#mask;
    for (;;) {
      const number = this.#numbers[slot];
      if (number === 0) break;
      if (this.#keys[slot] === key) return number - 1;
      slot = (slot + 1) & this.#mask;
    }
    this.#hashes.push(key);
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#hashes.length;
    if (this.#hashes.length * 2 > this.#mask) this.#grow();
    return this.#hashes.length - 1;
  }

  #grow(): void {
    this.#mask = this.#mask * 2 + 1;
    this.#keys = new Int32Array(this.#mask + 1);
    this.#numbers = new Int32Array(this.#mask + 1);
    for (const [number, key] of this.#hashes.taken().entries()) {
      let slot = key & this.#mask;
      while (this.#numbers[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = key;
      this.#numbers[slot] = number + 1;
    }
  }
}

/** A company that says a key twice stands in its list once: its entries follow each other. */
function append(lists: Int32Array, start: number, company: number): void {
  const length = lists[start];
  if (length > 0 && lists[start + length] === company) return;
  lists[start + length + 1] = company;
  lists[start] = length + 1;
}
