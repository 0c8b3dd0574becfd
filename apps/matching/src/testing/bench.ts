import { randomUUID } from 'node:crypto';
import { ProfileBatchAnswered, type OutgoingMessage } from '@firmograph/contracts';
import type { Answer } from '@firmograph/enrichment';
import { BudgetKeeper } from '../application/budget-keeper.ts';
import { PermitCache } from '../application/permit-cache.ts';
import type { Batches, Held, LedgerEntry, Purses, Runs } from '../application/ports.ts';
import type { StoredBatch } from '../domain/batch.ts';
import type { Policy } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import { workOnBatch, type Workshop } from '../take-turns.ts';
import { aBatch, aPolicy, aRun, now, tenantId } from './builders.ts';
import { HandClock } from './fakes.ts';
import { ScriptedLeadspace } from './scripted-leadspace.ts';
import { ScriptedPermits } from './scripted-permits.ts';

/** The ports that remember, in memory or in a database. */
export type Memory = Omit<Workshop, 'permits' | 'leadspace' | 'budgets' | 'clock'> & { readonly purses: Purses };
export type OpenMemory = (publish: (messages: readonly OutgoingMessage[]) => Promise<void>) => Promise<Memory>;

export class Killed extends Error {
  override readonly name = 'Killed';
}

export type When = 'before' | 'after';

/** The same port, but the process dies when this is called: before it takes effect, or right after. */
export function dying<Port extends object>(
  port: Port,
  method: keyof Port,
  when: When,
  isMeant: (...given: readonly unknown[]) => boolean = () => true,
): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        const isHere = name === method && isMeant(...given);
        if (isHere && when === 'before') throw new Killed();
        const result: unknown = await Reflect.apply(member, target, given);
        if (isHere) throw new Killed();
        return result;
      };
    },
  });
}

/** One run on a bench: its memory, a provider, configuration, and a clock, all at hand. */
export class Bench {
  readonly clock = new HandClock(now);
  readonly leadspace = new ScriptedLeadspace(() => this.clock.monotonic());
  readonly permits = new ScriptedPermits();
  readonly published: OutgoingMessage[] = [];
  readonly run: Run;
  callbackBaseUrl: string | undefined = 'http://matching.example';
  publishing: () => void = () => undefined;

  private constructor(
    readonly policy: Policy,
    run: Partial<Run>,
  ) {
    const own = { runId: randomUUID(), connectionId: randomUUID(), enrichmentId: randomUUID() };
    this.run = aRun({ ...own, ...run });
  }

  memory!: Memory;

  static async set(open: OpenMemory, run: Partial<Run> = {}, policy: Partial<Policy> = {}): Promise<Bench> {
    const bench = new Bench(aPolicy(policy), run);
    bench.memory = await open(async (messages) => {
      bench.publishing();
      bench.published.push(...messages);
    });
    await bench.memory.runs.begin(tenantId, bench.run, 1);
    return bench;
  }

  async store(batch: Partial<StoredBatch> = {}): Promise<StoredBatch> {
    const { runId, connectionId, enrichmentId } = this.run;
    const stored = aBatch({ runId, connectionId, enrichmentId, ...batch });
    await this.memory.batches.store(stored, this.clock.now());
    return stored;
  }

  /** A process of its own: with a permit cache of its own, and a death of its own where one is given. */
  worker(death: Partial<Workshop> = {}): (signal?: AbortSignal) => Promise<string> {
    const { clock, leadspace, memory, policy, callbackBaseUrl } = this;
    const permits = new PermitCache(this.permits, clock);
    const budgets = new BudgetKeeper(memory.purses, memory.ledger, clock, 2 * policy.leaseMs);
    const shop: Workshop = { ...memory, permits, leadspace, budgets, clock, ...death };
    const work = workOnBatch(shop, { policy, ...(callbackBaseUrl === undefined ? {} : { callbackBaseUrl }) });
    return async (signal = new AbortController().signal) => {
      const held = await this.claim(shop.batches);
      return held === null ? 'nothing due' : work.execute(held, signal);
    };
  }

  /** Steps until nothing is due any more, with the clock turned on in between; gives up after `most`. */
  async workOff(step = this.worker(), most = 60): Promise<void> {
    for (let round = 0; round < most; round += 1) {
      while ((await step()) !== 'nothing due');
      if ((await this.answers()).length > 0 && (await this.open()) === 0) return;
      this.clock.pass(this.policy.leaseMs + 1);
    }
  }

  async open(): Promise<number> {
    const { byState } = await this.batches.ofRun(tenantId, this.run.runId);
    return (byState['stored'] ?? 0) + (byState['sent'] ?? 0) + (byState['accepted'] ?? 0);
  }

  /** What the others hear, each message once however often it was said. */
  async answers(): Promise<readonly Answer[]> {
    const unique = new Set(this.published.filter(({ topic }) => topic.includes('answers')).map(({ value }) => value));
    return [...unique].flatMap((value) => ProfileBatchAnswered.message.parse(JSON.parse(value ?? '')).data.answers);
  }

  async outcomes(): Promise<readonly string[]> {
    return (await this.answers()).map((answer) =>
      answer.kind === 'none' ? `${answer.because.outcome}: ${answer.because.reason}` : answer.kind,
    );
  }

  async ledger(): Promise<readonly LedgerEntry[]> {
    const { entries } = await this.memory.ledger.list(tenantId, { runId: this.run.runId, limit: 100 });
    return [...entries].sort((one, other) => one.attemptedAt.getTime() - other.attemptedAt.getTime());
  }

  async states(): Promise<readonly string[]> {
    return (await this.ledger()).map(({ state }) => state);
  }

  get batches(): Batches {
    return this.memory.batches;
  }

  get runs(): Runs {
    return this.memory.runs;
  }

  private async claim(batches: Batches): Promise<Held | null> {
    const at = this.clock.now();
    return (await batches.claim(at, this.run.connectionId)) ?? (await batches.claim(at, ''));
  }
}
