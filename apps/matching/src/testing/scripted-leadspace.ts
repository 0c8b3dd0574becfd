import { Leadspace, type CallReference, type Credential } from '../application/ports.ts';
import type { ProviderRecord } from '../domain/answers.ts';
import { externalIdOf } from '../domain/batch.ts';
import type { Polled, Submitted } from '../domain/outcome-of-call.ts';
import type { Question } from '../domain/question.ts';

type Behaviour = Submitted | 'reset-after' | 'accept' | 'hang';

/** A provider that does what the test says; it counts what it charges for. */
export class ScriptedLeadspace extends Leadspace {
  /** What the next submits and singles do; then they are accepted. */
  readonly script: Behaviour[] = [];
  /** What the next polls do; then they answer. */
  readonly pollScript: Polled[] = [];
  readonly polled: string[] = [];
  readonly submitted: { readonly names: readonly string[]; readonly reference: CallReference; readonly at: number }[] =
    [];
  chargedRecords = 0;
  /** Names that are found; others are not. */
  found = (name: string): boolean => name !== 'Nobody';
  /** What is done to the records of an answer: shuffled, dropped, … */
  handling = (records: readonly ProviderRecord[]): readonly ProviderRecord[] => records;
  /** Lets go what hangs. */
  release: () => void = () => undefined;
  private readonly bulks = new Map<string, readonly ProviderRecord[]>();

  constructor(private readonly monotonic: () => number) {
    super();
  }

  async submit(_: Credential, questions: readonly Question[], reference: CallReference): Promise<Submitted> {
    const taken = this.take(questions, reference);
    const accepted: Submitted = { kind: 'accepted', bulkId: this.bulkOf(reference.callId) };
    return this.behave(taken, questions, { reference, accepted });
  }

  async single(_: Credential, question: Question, callId: string): Promise<Submitted> {
    const reference = { callId };
    const taken = this.take([question], reference);
    const record = this.recordsOf([question], callId)[0] ?? { kind: 'failed', externalId: '' };
    return this.behave(taken, [question], { reference, accepted: { kind: 'answered', record } });
  }

  async poll(_: Credential, bulkId: string): Promise<Polled> {
    this.polled.push(bulkId);
    const scripted = this.pollScript.shift();
    if (scripted !== undefined) return scripted;
    const records = this.bulks.get(bulkId);
    return records === undefined ? { kind: 'lost' } : { kind: 'done', records: this.handling(records) };
  }

  /** The id under which a call's answers are found, if it was taken. */
  bulkOf(callId: string): string {
    return `/v3/enrichment/results/bulk-${callId}`;
  }

  private take(questions: readonly Question[], reference: CallReference): Behaviour {
    const names = questions.map(({ input }) => input.name ?? '');
    this.submitted.push({ names, reference, at: this.monotonic() });
    return this.script.shift() ?? 'accept';
  }

  private async behave(
    behaviour: Behaviour,
    questions: readonly Question[],
    { reference, accepted }: { readonly reference: CallReference; readonly accepted: Submitted },
  ): Promise<Submitted> {
    if (typeof behaviour === 'object') return behaviour;
    this.chargedRecords += questions.length;
    this.bulks.set(this.bulkOf(reference.callId), this.recordsOf(questions, reference.callId));
    if (behaviour === 'hang') await new Promise<void>((release) => (this.release = release));
    return behaviour === 'reset-after' ? { kind: 'unknown', cause: 'connection-lost' } : accepted;
  }

  private recordsOf(questions: readonly Question[], callId: string): ProviderRecord[] {
    return questions.map(({ input: { name = '' } }, position) => {
      const externalId = externalIdOf(callId, position);
      if (!this.found(name)) return { kind: 'no-company', externalId };
      return { kind: 'company', externalId, company: { name: `${name} Inc.` }, confidence: 'HIGH' };
    });
  }
}
