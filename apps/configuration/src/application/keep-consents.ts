import { Injectable } from '@nestjs/common';
import { expired } from '../domain/consent.ts';
import { EndConsent } from './end-consent.ts';
import { Consents } from './ports.ts';

/** Ends consents that ran out, and tells runs what a death kept from being told. */
@Injectable()
export class KeepConsents {
  constructor(
    private readonly consents: Consents,
    private readonly end: EndConsent,
  ) {}

  /** One of them; says whether any was due. */
  async execute(now: Date): Promise<boolean> {
    const address = await this.consents.store.due(now);
    if (address === null) return false;
    await this.end.execute(address, now, (record) => expired(record, now));
    return true;
  }
}
