const slots = 4096;
/** Most companies that one query looks at, before the best of them are compared. */
const most = 1500;

/** Adds up, by company, what the keys say for it: a hash table that is emptied by what was put in, not by its size. */
export class Tally {
  readonly #company = new Int32Array(slots).fill(-1);
  readonly #weight = new Float32Array(slots);
  readonly #used = new Uint16Array(most);
  size = 0;
  heaviest = 0;

  add(company: number, weight: number): void {
    let slot = (Math.imul(company, 0x9e3779b1) >>> 20) & (slots - 1);
    for (;;) {
      const found = this.#company[slot];
      if (found === company) {
        this.#weigh(slot, this.#weight[slot] + weight);
        return;
      }
      if (found === -1) break;
      slot = (slot + 1) & (slots - 1);
    }
    if (this.size === most) return;
    this.#company[slot] = company;
    this.#weigh(slot, weight);
    this.#used[this.size++] = slot;
  }

  #weigh(slot: number, weight: number): void {
    this.#weight[slot] = weight;
    if (weight > this.heaviest) this.heaviest = weight;
  }

  companyAt(at: number): number {
    return this.#company[this.#used[at]];
  }

  weightAt(at: number): number {
    return this.#weight[this.#used[at]];
  }

  clear(): void {
    for (let at = 0; at < this.size; at += 1) this.#company[this.#used[at]] = -1;
    this.size = 0;
    this.heaviest = 0;
  }
}
