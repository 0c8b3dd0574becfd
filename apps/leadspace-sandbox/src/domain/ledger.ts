/** One record that was charged. `question` tells whether two records ask for the same, whatever their external ids. */
export interface Charge {
  readonly externalId?: string;
  readonly question: string;
}

export interface BulkEntry {
  readonly id: string;
  readonly externalBulkId?: string;
  readonly program: string;
  readonly records: number;
}

/** What the sandbox counts, as a provider would for its bill: the truth that a client's own ledger is compared with. */
export class Ledger {
  private readonly calls = new Map<string, number>();
  private readonly outcomes = new Map<string, number>();
  private readonly charges = new Map<string, number>();
  private readonly questions = new Set<string>();
  private readonly credits = new Map<string, number>();
  private readonly bulks: BulkEntry[] = [];
  /** When a call came that asks for records, let in or not, in milliseconds. */
  private readonly arrivals: number[] = [];
  private readonly fields = new Set<string>();
  private readonly callbacks = { delivered: 0, failed: 0 };

  /** `outcome` is the status that was answered, or what happened instead of an answer. */
  called(route: string, outcome: string): void {
    increase(this.calls, route);
    increase(this.outcomes, outcome);
  }

  arrived(nowMs: number): void {
    this.arrivals.push(nowMs);
  }

  /** Where in the bodies something stood, as `data.company.name`. */
  received(fields: ReadonlySet<string>): void {
    for (const field of fields) this.fields.add(field);
  }

  charged(program: string, charges: readonly Charge[]): void {
    increase(this.credits, program, charges.length);
    for (const { externalId, question } of charges) {
      if (externalId !== undefined) increase(this.charges, externalId);
      this.questions.add(question);
    }
  }

  accepted(bulk: BulkEntry): void {
    this.bulks.push(bulk);
  }

  calledBack(isDelivered: boolean): void {
    this.callbacks[isDelivered ? 'delivered' : 'failed'] += 1;
  }

  /** How often each record was charged, and when each call came, are long lists: only on demand. */
  report({ withCharges, withArrivals }: { readonly withCharges: boolean; readonly withArrivals: boolean }) {
    return {
      calls: {
        total: sum(this.calls),
        byRoute: Object.fromEntries(this.calls),
        byOutcome: Object.fromEntries(this.outcomes),
      },
      records: sum(this.credits),
      distinctQuestions: this.questions.size,
      credits: Object.fromEntries(this.credits),
      bulks: this.bulks,
      callbacks: this.callbacks,
      fields: [...this.fields].toSorted(),
      chargedTwice: Object.fromEntries(Array.from(this.charges).filter(([, times]) => times > 1)),
      ...(withArrivals ? { arrivals: this.arrivals } : {}),
      ...(withCharges ? { charges: Object.fromEntries(this.charges) } : {}),
    };
  }
}

function increase(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
