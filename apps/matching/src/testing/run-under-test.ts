import { randomUUID } from 'node:crypto';
import { ProfileBatchAnswered } from '@firmograph/contracts';
import type { Answer, EnrichmentDefinition } from '@firmograph/enrichment';
import { eventually } from '@firmograph/testing';
import type { SourcedProfile } from '../domain/batch.ts';
import { aDefinition, asBatchMessage, asRunMessage, batchSourced, runRequested, type RunKey } from './builders.ts';
import type { MatchingUnderTest } from './matching-under-test.ts';
import { OutsideServer } from './outside-server.ts';

/** A run of its own connection, as configuration and sourcing tell of it. */
export class RunUnderTest {
  readonly run: RunKey;
  readonly connectionId: string;
  readonly token: string;
  private profiles = 0;

  constructor(
    private readonly matching: MatchingUnderTest,
    { connectionId = randomUUID(), tenantId = 'acme', ...definition }: Partial<RunOptions> = {},
  ) {
    this.connectionId = connectionId;
    this.token = OutsideServer.tokenOf(connectionId);
    this.run = { tenantId, runId: randomUUID(), definition: aDefinition({ connectionId, ...definition }) };
  }

  async request(): Promise<void> {
    await this.matching.publish([asRunMessage(runRequested(this.run))]);
  }

  /** One batch for each list of names. */
  async source(...batches: readonly (readonly string[])[]): Promise<void> {
    const messages = batches.map((names, position) => {
      const profiles: SourcedProfile[] = names.map((name) => ({ profileId: this.nextId(), input: { name } }));
      return asBatchMessage(batchSourced(this.run, position + 1, profiles));
    });
    await this.matching.publish(messages);
  }

  /** Its answers, once there are so many. */
  async answered(profiles: number): Promise<readonly Answer[]> {
    return eventually(() => {
      const unique = new Set(this.matching.messagesOf(this.run.runId).map(({ value }) => value));
      const events = [...unique].map((value) => ProfileBatchAnswered.message.parse(JSON.parse(value ?? '')));
      const answers = events.flatMap(({ data }) => data.answers);
      if (answers.length !== profiles) throw new Error(`${answers.length} of ${profiles} are answered`);
      return answers;
    }, 40_000);
  }

  private nextId(): string {
    this.profiles += 1;
    return `${this.run.runId}-${this.profiles}`;
  }
}

interface RunOptions extends Pick<EnrichmentDefinition, 'connectionId' | 'freshForDays' | 'duplicates'> {
  readonly tenantId: string;
}

export function outcomesOf(answers: readonly Answer[]): string[] {
  return answers.map((answer) =>
    answer.kind === 'none' ? `${answer.because.outcome}: ${answer.because.reason}` : answer.kind,
  );
}
