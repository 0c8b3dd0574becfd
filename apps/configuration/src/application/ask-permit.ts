import { Injectable } from '@nestjs/common';
import { credentialFor, type Credential } from '../domain/connection.ts';
import { decidePermit, type PermitDecision, type PermitFacts } from '../domain/permit.ts';
import { PermitAftermath } from './permit-aftermath.ts';
import { PermitRecords, type PermitRequest } from './permit-records.ts';
import { Settings } from './ports.ts';
import { Sealing } from './sealing.ts';

/** The credential goes to who asked over HTTP and nowhere else: it is in no event and no log. */
export type Permission =
  | (Extract<PermitDecision, { granted: true }> & { readonly credential: Credential })
  | Extract<PermitDecision, { granted: false }>;

@Injectable()
export class AskPermit {
  constructor(
    private readonly records: PermitRecords,
    private readonly sealing: Sealing,
    private readonly aftermath: PermitAftermath,
    private readonly settings: Settings,
  ) {}

  async execute(request: PermitRequest, now: Date): Promise<Permission> {
    const facts = await this.records.of(request);
    const decision = decidePermit(facts, request.to, this.settings.permitMs, now);
    await this.aftermath.execute(request, decision, now);
    if (!decision.granted) return decision;
    return { ...decision, credential: await this.credentialOf(request, facts, now) };
  }

  private async credentialOf(
    { tenantId, connectionId, sentWith }: PermitRequest,
    { connection }: PermitFacts,
    now: Date,
  ): Promise<Credential> {
    if (connection === null) throw new TypeError('A permit was granted without a connection');
    return this.sealing.opened({ tenantId, id: connectionId }, credentialFor(connection, sentWith, now));
  }
}
