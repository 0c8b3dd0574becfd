import { Counter, Histogram, type Registry } from 'prom-client';
import { Leadspace, type CallReference, type Credential } from '../../application/ports.ts';
import type { Polled, Submitted } from '../../domain/outcome-of-call.ts';
import type { Question } from '../../domain/question.ts';

type Exchange = 'submit' | 'single' | 'poll';

/** Counts what the provider was asked and how it answered. */
export class MeasuredLeadspace extends Leadspace {
  private readonly durations: Histogram;
  private readonly records: Counter;

  constructor(
    private readonly leadspace: Leadspace,
    registry: Registry,
  ) {
    super();
    const registers = [registry];
    this.durations = new Histogram({
      name: 'leadspace_call_duration_seconds',
      help: 'Time from a call of Leadspace to its answer, by what the answer was',
      labelNames: ['exchange', 'outcome', 'cause'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.records = new Counter({
      name: 'leadspace_records_sent_total',
      help: 'Records in calls that Leadspace took, or may have taken',
      labelNames: ['outcome'],
      registers,
    });
  }

  async submit(credential: Credential, questions: readonly Question[], reference: CallReference): Promise<Submitted> {
    const submitted = await this.timed('submit', () => this.leadspace.submit(credential, questions, reference));
    return this.counted(submitted, questions.length);
  }

  async single(credential: Credential, question: Question, callId: string): Promise<Submitted> {
    return this.counted(await this.timed('single', () => this.leadspace.single(credential, question, callId)), 1);
  }

  async poll(credential: Credential, bulkId: string): Promise<Polled> {
    return this.timed('poll', () => this.leadspace.poll(credential, bulkId));
  }

  private async timed<Answer extends Submitted | Polled>(exchange: Exchange, call: () => Promise<Answer>) {
    const since = performance.now();
    const answer = await call();
    const cause = 'cause' in answer ? answer.cause : '';
    this.durations.observe({ exchange, outcome: answer.kind, cause }, (performance.now() - since) / 1000);
    return answer;
  }

  private counted(submitted: Submitted, records: number): Submitted {
    if (submitted.kind !== 'refused') this.records.inc({ outcome: submitted.kind }, records);
    return submitted;
  }
}
