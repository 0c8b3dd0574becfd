import { Permits, type PermitQuestion, type PermitReply } from '../application/ports.ts';
import type { Refusal } from '../domain/permit.ts';

/** Configuration as the test wants it. */
export class ScriptedPermits extends Permits {
  readonly asked: PermitQuestion[] = [];
  /** Answered to those who want to submit. */
  refusal: Refusal | 'unavailable' | null = null;
  collectRefusal: Refusal | null = null;
  validForMs = 30_000;
  fields: readonly ('name' | 'website' | 'location')[] = ['name', 'website', 'location'];
  token = (question: PermitQuestion): string => `token-of-${question.connectionId}`;

  async ask(question: PermitQuestion): Promise<PermitReply> {
    this.asked.push(question);
    const refusal = question.to === 'submit' ? this.refusal : this.collectRefusal;
    if (refusal === 'unavailable') return { kind: 'unavailable' };
    if (refusal !== null) return { kind: 'refused', because: refusal };
    const token = this.token(question);
    return {
      kind: 'granted',
      validForMs: this.validForMs,
      credential: { kind: 'token', token },
      fingerprint: `fingerprint-of-${token}`,
      consent:
        question.to === 'collect'
          ? null
          : { consentId: '00000000-0000-4000-8000-00000000c0de', version: 2, fields: this.fields },
    };
  }
}
