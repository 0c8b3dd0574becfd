import type { OnApplicationShutdown } from '@nestjs/common';
import type { LeadspaceClient } from '@firmograph/leadspace';
import { Leadspace, type CallReference, type Credential } from '../../application/ports.ts';
import { externalIdOf } from '../../domain/batch.ts';
import type { Polled, Submitted } from '../../domain/outcome-of-call.ts';
import type { Question } from '../../domain/question.ts';

/** A call is given up before its lease ends, however many exchanges it takes. */
export class LeadspaceAdapter extends Leadspace implements OnApplicationShutdown {
  constructor(
    private readonly client: LeadspaceClient,
    private readonly deadlineMs: number,
  ) {
    super();
  }

  async submit(
    credential: Credential,
    questions: readonly Question[],
    { callId, callbackUrl }: CallReference,
  ): Promise<Submitted> {
    const queries = questions.map(({ input }, record) => ({ externalId: externalIdOf(callId, record), input }));
    const reference = { externalBulkId: callId, ...(callbackUrl === undefined ? {} : { callbackUrl }) };
    return this.client.submit(credential, queries, reference, this.deadline());
  }

  async single(credential: Credential, { input }: Question, callId: string): Promise<Submitted> {
    return this.client.single(credential, { externalId: externalIdOf(callId, 0), input }, this.deadline());
  }

  async poll(credential: Credential, bulkId: string): Promise<Polled> {
    return this.client.poll(credential, bulkId, this.deadline());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }

  private deadline(): AbortSignal {
    return AbortSignal.timeout(this.deadlineMs);
  }
}
