import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { withdrawn, type ConsentRecord } from '../domain/consent.ts';
import { EndConsent } from './end-consent.ts';
import { Connections, Consents, type Address } from './ports.ts';

@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly connections: Connections,
    private readonly consents: Consents,
    private readonly end: EndConsent,
  ) {}

  async execute(address: Address, by: string, now: Date): Promise<ConsentRecord> {
    const [connection, record] = await Promise.all([
      this.connections.store.find(address),
      this.consents.store.find(address),
    ]);
    if (connection === null && record === null) throw new NotFound('connection', address.id);
    return this.end.execute(address, now, (current) => withdrawn(current, by, now));
  }
}
