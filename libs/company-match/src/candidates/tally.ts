const slots = 4096;
/** Most companies that one query looks at, before the best of them are compared. */
const most = 1500;

/**
 * Adds up, by company, what the keys say for it: a hash table that is emptied by what was put in, not by its size. Companies and
 * weights stand in the order in which they came, so that the look at all of them runs along the memory.
 */
export class Tally {
  /** The place of a company plus one; 0: the slot is free. */
  readonly #places = new Uint16Array(slots);
  readonly #slots = new Uint16Array(most);
  readonly companies = new Int32Array(most);
  readonly weights = new Float32Array(most);
  size = 0;
  heaviest = 0;

  add(company: number, weight: number): void {
    let slot = (Math.imul(company, 0x9e3779b1) >>> 20) & (slots - 1);
    for (;;) {
      const place = this.#places[slot];
      if (place === 0) break;
      if (this.companies[place - 1] === company) {
        this.#weigh(place - 1, this.weights[place - 1] + weight);
        return;
      }
      slot = (slot + 1) & (slots - 1);
    }
    if (this.size === most) return;
    this.#slots[this.size] = slot;
    this.companies[this.size] = company;
    this.#weigh(this.size, weight);
    this.size += 1;
    this.#places[slot] = this.size;
  }

  #weigh(place: number, weight: number): void {
    this.weights[place] = weight;
    if (weight > this.heaviest) this.heaviest = weight;
  }

  clear(): void {
    for (let at = 0; at < this.size; at += 1) this.#places[this.#slots[at]] = 0;
    this.size = 0;
    this.heaviest = 0;
  }
}
